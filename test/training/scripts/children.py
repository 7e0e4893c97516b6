"""Children of the script, forked and started anew: what they do isn't the run's."""

import importlib.util
import multiprocessing
import os

try:
    import lamella
except ImportError:
    lamella = None


def work(place):
    if importlib.util.find_spec("lamella") is not None:
        import lamella

        for step in range(100):
            lamella.log(place=place, step=step)


if __name__ == "__main__":
    lamella.log(loss=1, step=0)
    if hasattr(os, "fork"):
        child = os.fork()
        if child == 0:
            work(1)
            # With what `os._exit` leaves out: what the recorder does at exit.
            raise SystemExit(0)
        os.waitpid(child, 0)
    for method in multiprocessing.get_all_start_methods():
        process = multiprocessing.get_context(method).Process(target=work, args=(2,))
        process.start()
        process.join()
        assert process.exitcode == 0, method
    lamella.log(loss=0.5, step=1)
