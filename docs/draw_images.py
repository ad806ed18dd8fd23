"""Draws the pictures of the README: ``python docs/draw_images.py``."""

from pathlib import Path

from batt import load


def main() -> None:
    """Draw the task of the first screen."""
    folder = Path(__file__).parent / "images"
    task = load("arc1", "training").find("007bbfb7")
    (folder / "007bbfb7.svg").write_text(task.svg(cell=10, width=860) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
