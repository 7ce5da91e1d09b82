"""A bound on the memory of the process that reads what has no preflight. Each system has a way of its own."""

import sys


def bound_memory(most: int) -> None:
    """Let this process have so many bytes and no more, for good; raise OSError where the system doesn't."""
    if sys.platform == "win32":
        _join_bounded_job(most)
    else:
        import resource  # noqa: PLC0415 - not on Windows

        try:
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
        except ValueError as problem:
            raise OSError(*problem.args) from problem


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMITS = 9
    _PROCESS_MEMORY = 0x100

    class _Limits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
            ("counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    def _join_bounded_job(most: int) -> None:
        """Put this process into a job object of its own, whose processes get no more memory than that.

        The job lives as long as the process: nobody closes its handle before.
        """
        system = ctypes.WinDLL("kernel32", use_last_error=True)
        system.CreateJobObjectW.restype = system.GetCurrentProcess.restype = wintypes.HANDLE
        job = wintypes.HANDLE(system.CreateJobObjectW(None, None))
        limits = _Limits(flags=_PROCESS_MEMORY, process_memory=most)
        is_bounded = (
            job
            and system.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
            and system.AssignProcessToJobObject(job, wintypes.HANDLE(system.GetCurrentProcess()))
        )
        if not is_bounded:
            raise ctypes.WinError(ctypes.get_last_error())
