"""What a reader of results on ARC-AGI-2 must know of its training tasks."""

from __future__ import annotations

from batt.tasks.datasets import DataSet

ARC2_NOTE = (
    "arc2's training tasks include 376 of arc1's evaluation tasks and 391 of its training tasks, "
    "so what was found on them is no evidence on arc1"
)


def data_note(dataset: DataSet) -> str:
    """What to say of results on a whole data set; empty where there is nothing to say."""
    if dataset.name != "arc2" or not dataset.holds_training:
        return ""
    if dataset.left_out:
        return (
            f"{dataset.left_out} tasks that are in arc1's evaluation split are left out "
            "(--include-arc1-evaluation puts them back); 391 are in its training split"
        )
    return ARC2_NOTE
