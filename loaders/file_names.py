"""Which files of a positions folder hold data, and what each of them holds, by its path below the folder."""

NEGOTIATION = "negotiation.yaml"
LISTS = ("issues.yaml", "sources.yaml", "events.yaml")
SINGLE_FILES = (NEGOTIATION, *LISTS)
"""The files of which a folder has one at most."""

SHEETS = ("actors", "joint")
"""The folders in which each file is one actor, or one joint statement; its name is the id."""

EXPECTED = f"{', '.join(SINGLE_FILES)}, actors/<id>.yaml or joint/<id>.yaml"


def is_data_file(name: str) -> bool:
    """Whether a path below a positions folder is that of a data file; leftovers of editors are none."""
    folder, _, last = name.partition("/")
    if name in SINGLE_FILES:
        return True
    of_sheet = folder in SHEETS and "/" not in last and not last.startswith((".", "#"))
    return of_sheet and last.endswith((".yaml", ".yml"))


def actor_of(name: str) -> str:
    """The id of the actor whose file this is (a path below a positions folder); "" for a file of no actor."""
    return _id_in("actors/", name)


def joint_of(name: str) -> str:
    """The id of the joint statement whose file this is; "" for a file of none."""
    return _id_in("joint/", name)


def _id_in(folder: str, name: str) -> str:
    return name.removeprefix(folder).rpartition(".")[0] if name.startswith(folder) else ""
