#include "app/cli/standardstreams.h"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <iostream>

namespace loadstone {

// Opened the wrong way round, they fail as closed ones do.
void holdStandardStreams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(stream, F_GETFD) < 0)
            ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY); // the lowest free
    std::signal(SIGPIPE, SIG_IGN);
}

Expected<void> flushStandardOutput() {
    if (!std::cout.flush())
        return fail("", "standard output cannot be written");
    return {};
}

} // namespace loadstone
