wrk.method = "POST"
wrk.body = '{"model":"stub","messages":[{"role":"user","content":"What is services revenue in Q3?"}],"temperature":0}'
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer sk-benchmark"
