// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cluster/spawnedprogram.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#include <string_view>

namespace loadstone {

namespace {

/// A list of texts as execve(2) takes it.
class TextList {
public:
    explicit TextList(std::vector<std::string> texts) : m_texts(std::move(texts)) {
        for (std::string& text : m_texts)
            m_pointers.push_back(text.data());
        m_pointers.push_back(nullptr);
    }
    char* const* get() const { return m_pointers.data(); }

private:
    std::vector<std::string> m_texts;
    std::vector<char*> m_pointers;
};

std::vector<std::string> surroundings() {
    std::vector<std::string> kept;
    for (char** variable = environ; *variable; ++variable) {
        const std::string_view text = *variable;
        const bool isOfLanguage = text.starts_with("LC_") || text.starts_with("LANG");
        if (!isOfLanguage && !text.starts_with("PG"))
            kept.emplace_back(text);
    }
    kept.emplace_back("LC_ALL=C");
    return kept;
}

void restoreSignals() {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    for (int number = 1; number < SIGRTMIN; ++number)
        std::signal(number, SIG_DFL);
}

/// What the child needs between fork and exec, where only calls are safe that a signal handler may
/// make.
struct Preparation {
    const SpawnedProgram& program;
    pid_t parent;
    int nowhere;
    TextList arguments;
    TextList environment;

    bool takePlace() const {
        setsid();
        restoreSignals();
        if (program.user && !program.user->become())
            return false;
        // A change of user forgets it.
        if (program.signalOnDeath != 0)
            prctl(PR_SET_PDEATHSIG, program.signalOnDeath);
        const int output = program.output < 0 ? nowhere : program.output;
        return getppid() == parent && chdir(program.folder.c_str()) == 0 &&
               dup2(program.input < 0 ? nowhere : program.input, STDIN_FILENO) >= 0 &&
               dup2(output, STDOUT_FILENO) >= 0 && dup2(output, STDERR_FILENO) >= 0;
    }
    [[noreturn]] void become() const {
        if (takePlace())
            execve(arguments.get()[0], arguments.get(), environment.get());
        _exit(127);
    }
};

} // namespace

pid_t SpawnedProgram::start() const {
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    const Preparation ready{*this, getpid(), nowhere, TextList(arguments),
                            TextList(surroundings())};
    const pid_t id = fork();
    if (id == 0)
        ready.become();
    ::close(nowhere);
    return id;
}

} // namespace loadstone
