"""The verbs of video: burn captions in, prove them first, put them into a video as tracks."""

from __future__ import annotations

import os

from subtools.claim_verbs import ClaimVerbs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any, Self

    from subtools.core.look import Look
    from subtools.core.time import Ms
    from subtools.media.burning import Burn

    Path = str | os.PathLike[str]


class VideoVerbs(ClaimVerbs):
    """A track with the verbs of video; `Subtitles` is one. They need ffmpeg.

    `talk.plan_burn("talk.mp4", "captioned.mp4").argv` is the command that
    `talk.burn("talk.mp4", "captioned.mp4")` runs.
    """

    __slots__ = ()

    def plan_burn(  # noqa: PLR0913
        self,
        video: Path,
        out: Path,
        *,
        look: Look | str = "plain",
        claims: bool = False,
        legend: bool = False,
        fonts: Iterable[Path] = (),
        encoder: str = "auto",
        crf: float | None = None,
        preset: str | None = None,
        ffmpeg: Path | None = None,
    ) -> Burn:
        """Lay the captions out for a video, and return what burning them in will do.

        `look` says how captions are shown, `claims` shows who claims what, where that is marked,
        with a `legend` what its styles mean. `fonts` are files or folders to take first; a file is
        the captions' font, unless the look names one. `encoder`
        is "auto" (the video's own codec), "hardware", a codec or an encoder of ffmpeg; `crf` and
        `preset` overrule its quality and speed. `ffmpeg` names the program, else it is looked for.

        Raises `InputError` for a video that can't be read, or that ends before the first caption,
        `OutputError`, `UnknownNameError`, and `ProgramError` where ffmpeg is missing.
        """
        from subtools.media.burning import plan_burn

        return plan_burn(
            self,
            video,
            out,
            look=look,
            claims=claims,
            legend=legend,
            fonts=fonts,
            encoder=encoder,
            crf=crf,
            preset=preset,
            ffmpeg=ffmpeg,
        )

    def burn(  # noqa: PLR0913
        self,
        video: Path,
        out: Path,
        *,
        jobs: int = 1,
        smart: bool = False,
        resume: bool = False,
        strict: bool = False,
        force: bool = False,
        timeout: float | None = None,
        report: Callable[[Ms], None] | None = None,
        **planned: Any,  # noqa: ANN401 - as `plan_burn` has them
    ) -> Self:
        """Burn the captions into a copy of a video; return the track, with findings.

        Options as for `plan_burn`, and: with `jobs`, so many pieces are encoded at once; `smart`
        encodes only what carries captions and copies the rest; `resume` keeps pieces that are done,
        should the run be stopped; `strict` burns nothing where a finding is more than information;
        `force` replaces what is at `out`; `timeout` is in seconds, for each command; `report` gets
        the milliseconds of the video that are done.

        Raises as `plan_burn`, and `StrictError`; what was at `out` is then as it was.
        """
        from subtools.media.burning import burn

        found = burn(
            self.plan_burn(video, out, **planned),
            jobs=jobs,
            smart=smart,
            resume=resume,
            strict=strict,
            force=force,
            timeout=timeout,
            report=report,
            sources=[getattr(self, "source", None)],
        )
        return self.replace(findings=(*self.findings, *found))

    def proof(
        self,
        video: Path,
        target: Path,
        *,
        cues: Sequence[int] | None = None,
        force: bool = False,
        **planned: Any,  # noqa: ANN401 - as `plan_burn` has them
    ) -> Self:
        """Write a sheet (.png) of captions on frames of the video, as they would be burned.

        `cues` are their numbers, from 1; else the first, the longest, the widest, every claim and
        others are chosen. Other options as for `plan_burn`. Returns the track, with findings.
        Raises as `plan_burn`.
        """
        from subtools.media.proof import write_proof

        look = planned.get("look", "plain")
        found = write_proof(
            self.plan_burn(video, f"{os.fspath(target)}.mkv", **planned),
            os.fspath(target),
            chosen=cues,
            track=self,
            look=look if isinstance(look, str) else look.name,
            force=force,
            sources=[getattr(self, "source", None)],
        )
        return self.replace(findings=(*self.findings, *found))

    def mux(  # noqa: PLR0913
        self,
        video: Path,
        out: Path,
        *,
        language: str | None = None,
        title: str = "",
        default: bool = False,
        forced: bool = False,
        sdh: bool = False,
        force: bool = False,
        **told: Any,  # noqa: ANN401 - as `subtools.media.mux.mux` has them
    ) -> Self:
        """Copy a video to `out` with the captions as a track that viewers can switch on.

        `language` is a BCP 47 tag, by default the track's; the flags say that it is shown unless
        a viewer chooses, shown to all, or tells sounds for who can't hear. Several tracks at once,
        and what else can be told: `subtools.media.mux.mux`. Returns the track, with findings.
        Raises `InputError`, `OutputError` and `ProgramError`.
        """
        from subtools.media.mux import SoftTrack, mux

        track = SoftTrack(
            self,
            language=language,
            title=title,
            default=default,
            forced=forced,
            sdh=sdh,
            format=getattr(self, "format", None),
        )
        made = mux(os.fspath(video), [track], os.fspath(out), force=force, **told)
        return self.replace(findings=(*self.findings, *made.findings))

    def save_hls(  # noqa: PLR0913
        self,
        folder: Path,
        stem: str | None = None,
        *,
        segment: float | str = 6,
        duration: Ms | None = None,
        mpegts: int = 0,
        look: str | Look | None = None,
        force: bool = False,
    ) -> Self:
        """Write WebVTT segments for HLS into a folder, and their playlist last.

        Files are called by `stem`, else the language. `segment` is in seconds, `duration` the
        video's length in milliseconds, `mpegts` the time of its first frame at 90 kHz (0 for fMP4).
        A `look` shows claims. A playlist that is there is written over only with `force`. Returns
        the track, with findings. Raises `OutputError`, and `ValueError` for numbers out of range.
        """
        from subtools.errors import OutputError
        from subtools.files import write_whole
        from subtools.formats.hls import write_hls

        files, low = write_hls(
            self,
            stem or self.language or "subtitles",
            segment=segment,
            duration=duration,
            mpegts=mpegts,
            look=look,
        )
        place = os.fspath(folder)
        playlist = os.path.join(place, files[-1][0])
        if os.path.lexists(playlist) and not force:
            msg = "exists already; to write over it, say force=True"
            raise OutputError(msg, target=playlist)
        try:
            os.makedirs(place, exist_ok=True)
        except OSError as error:
            msg = f"can't be made: {error.strerror}"
            raise OutputError(msg, target=place) from None
        for name, text in files:
            write_whole(os.path.join(place, name), text.encode())
        return self.replace(findings=low.findings)
