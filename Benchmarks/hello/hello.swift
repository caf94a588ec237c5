// The least that a static Swift program costs: the floor for the start-up of ragspec.
print("hello")
