"""Logs while its file may not grow, and goes on when it may again: what a disk that fills looks like to a process."""

import resource
import sys
import time

import lamella

hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), hard))
for step in range(600):
    lamella.log(loss=step / 8, step=step)
    time.sleep(0.005)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
time.sleep(1.2)
# Long enough for points whatever the ones before have cost.
for step in range(600, 620):
    lamella.log(loss=step / 8, step=step)
    time.sleep(0.1)
print("trained")
