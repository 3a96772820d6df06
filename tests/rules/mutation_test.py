# SPDX-License-Identifier: Apache-2.0
"""Every row of every shipped table matters: without it, with one of its conditions dropped, or with another outcome,
the edition is refused. mutation_test.py RUBIAO RULES WORK-FOLDER

One mutation at a time in a copy of the last edition, which is then offered for sealing. Conditions are dropped in every
third row, in turn over the columns: the exact proof (R301, R302) has its own tests.
"""

import concurrent.futures
import pathlib
import queue
import re
import shutil
import subprocess
import sys

program, rules, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
edition = max(folder.name for folder in rules.iterdir() if (folder / "edition.xml").exists())
cell = re.compile(r"(<inputEntry [^>]*><text>)([^<]*)(</text>)")
outcome = re.compile(r"(<outputEntry [^>]*><text>)([^<]*)(</text>)")


def other_value(value, column):
    others = [one for one in column if one != value]
    if value in ("true", "false"):
        return "false" if value == "true" else "true"
    return others[0] if others else value[:-1] + '改"'


def replaced(pattern, row, number, text):
    found = list(pattern.finditer(row))[number]
    return row[: found.start(2)] + text + row[found.end(2) :]


def mutations(model):
    """(what was done, the text of the model after it)"""
    for table in re.finditer(r"<decisionTable.*?</decisionTable>", model, re.S):
        rows = list(re.finditer(r' *<rule id="([^"]+)">.*?</rule>\n', table.group(), re.S))
        columns = list(zip(*([value[1] for value in outcome.findall(row.group())] for row in rows)))
        for number, row in enumerate(rows):
            text, name = row.group(), row.group(1)

            def mutated(to):
                return model.replace(text, to, 1)

            yield f"{name} deleted", mutated("")
            wanted = number % len(columns)
            value = outcome.findall(text)[wanted][1]
            yield f"{name} outcome {value}", mutated(replaced(outcome, text, wanted, other_value(value, columns[wanted])))
            tests = [i for i, one in enumerate(cell.findall(text)) if one[1] != "-"]
            if number % 3 == 0 and tests:
                dropped = tests[number // 3 % len(tests)]
                yield f"{name} without {cell.findall(text)[dropped][1]}", mutated(replaced(cell, text, dropped, "-"))


def make_copy(number):
    copy = work / str(number)
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    shutil.copy(rules / "sources.xml", copy)
    shutil.copytree(rules / edition, copy / edition)
    return copy / edition


def is_refused(copies, file, text):
    folder = copies.get()
    try:
        whole = (rules / edition / file).read_text(encoding="utf-8")
        (folder / file).write_text(text, encoding="utf-8")
        answer = subprocess.run([program, "rules", "seal", folder, "--name", "mutation"], capture_output=True, check=False)
        (folder / file).write_text(whole, encoding="utf-8")
        return answer.returncode == 2
    finally:
        copies.put(folder)


def main():
    copies = queue.Queue()
    for number in range(2):
        copies.put(make_copy(number))
    todo = [
        (file.name, done, text)
        for file in sorted((rules / edition).glob("*.dmn"))
        for done, text in mutations(file.read_text(encoding="utf-8"))
    ]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        refused = list(pool.map(lambda one: is_refused(copies, one[0], one[2]), todo))
    survived = [f"{file}: {done}" for (file, done, _), no in zip(todo, refused) if not no]
    print(f"{len(todo)} mutations, {len(survived)} survived")
    print("\n".join(survived))
    unchanged = subprocess.run([program, "rules", "seal", copies.get(), "--name", "mutation"], capture_output=True, check=False)
    return 1 if survived or not todo or unchanged.returncode != 0 else 0


sys.exit(main())
