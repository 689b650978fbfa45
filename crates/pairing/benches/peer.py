#!/usr/bin/env python3
"""Other solvers beside ours, on the cases that a benchmark of theirs invents.

    peer.py case  BENCH.py WOMEN MENTORS ROOM SEED > case.txt     the case as `bin/bench matching --case` reads it
    peer.py pairs BENCH.py WOMEN MENTORS ROOM SEED FOLDER         the same as pairs.csv and mentors.csv for `minka rules assign`
    peer.py solve BENCH.py SOLVER case.txt                        one line of JSON: cost, wall_s, cpu_s

BENCH.py offers `instance(women, mentors, room, seed)`, whole numbers with BENCH.BIG where a pair is forbidden, and a function for each
solver that takes these and the room and answers cost and seconds. Needs numpy, and what the solver needs (ortools, scipy).
"""
import importlib
import importlib.util
import json
import pathlib
import sys
import time


def load(path):
    spec = importlib.util.spec_from_file_location("bench", path)
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    return bench


def case(bench, women, mentors, room, seed):
    print(women, mentors, room)
    for row in bench.instance(women, mentors, room, seed):
        print(" ".join("-" if cost >= bench.BIG else str(cost) for cost in row))


def pairs(bench, women, mentors, room, seed, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    capacity = (f"M{mentor},{room}\n" for mentor in range(mentors))
    (folder / "mentors.csv").write_text("mentor,capacity\n" + "".join(capacity))
    with open(folder / "pairs.csv", "w") as file:
        file.write("woman,mentor,cost\n")
        for woman, row in enumerate(bench.instance(women, mentors, room, seed)):
            file.writelines(f"W{woman},M{mentor},{cost}\n" for mentor, cost in enumerate(row) if cost < bench.BIG)


def solve(bench, solver, file):
    import numpy

    head, *rows = pathlib.Path(file).read_text().splitlines()
    room = int(head.split(" ")[2])
    costs = [[bench.BIG if cell == "-" else int(cell) for cell in row.split(" ")] for row in rows]
    costs = numpy.array(costs, dtype=numpy.int64)
    # Loading the solver is not solving.
    for module in ("ortools.graph.python.min_cost_flow", "scipy.optimize", "lap", "highspy", "networkx"):
        try:
            importlib.import_module(module)
        except ImportError:
            pass
    began = time.process_time()
    cost, wall = getattr(bench, solver)(costs, room)
    print(json.dumps({"cost": cost, "wall_s": wall, "cpu_s": time.process_time() - began}))


def main():
    command, path, *rest = sys.argv[1:]
    bench = load(path)
    if command == "solve":
        solve(bench, *rest)
    elif command in ("case", "pairs"):
        {"case": case, "pairs": pairs}[command](bench, *map(int, rest[:4]), *rest[4:])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
