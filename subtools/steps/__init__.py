"""Steps: a track in, a track out; one function a file, named after it. All are pure."""

from __future__ import annotations

#: Every step by name, as "module:function". Add a step: write its file, add its line here.
STEPS: dict[str, str] = {
    "name_speakers": "subtools.steps.name_speakers:name_speakers",
    "merge_sentences": "subtools.steps.merge_sentences:merge_sentences",
    "split_long": "subtools.steps.split_long:split_long",
    "wrap_lines": "subtools.steps.wrap_lines:wrap_lines",
    "fix_overlaps": "subtools.steps.fix_overlaps:fix_overlaps",
    "close_gaps": "subtools.steps.close_gaps:close_gaps",
    "fix_times": "subtools.steps.fix_times:fix_times",
    "shift": "subtools.steps.shift:shift",
    "stretch": "subtools.steps.stretch:stretch",
    "snap_to_frames": "subtools.steps.snap_to_frames:snap_to_frames",
    "fit": "subtools.steps.fit:fit",
}
