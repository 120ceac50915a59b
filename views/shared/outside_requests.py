"""What Streamlit would ask of other hosts, answered before it asks."""

from streamlit import net_util

THIS_MACHINE = "127.0.0.1"


def ask_nobody() -> None:
    """Let Streamlit believe that it knows this machine's address in the Internet.

    It would ask checkip.amazonaws.com for it whenever a page of another origin tries to connect, only to refuse that
    page, and no setting prevents it.
    """
    net_util._external_ip = THIS_MACHINE
