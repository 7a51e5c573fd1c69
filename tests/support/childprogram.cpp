// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/childprogram.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>
#include <tuple>

namespace loadstone {

namespace {

/// In the child between fork and exec: only calls that are safe in a signal handler.
[[noreturn]] void become(char* const* arguments, const std::vector<int>& inherited, int nowhere) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    for (const int descriptor : inherited)
        fcntl(descriptor, F_SETFD, 0);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execvp(arguments[0], arguments);
    _exit(127);
}

} // namespace

ChildProgram::ChildProgram(const std::vector<std::string>& arguments,
                           const std::vector<int>& inherited) {
    std::vector<std::string> copies = arguments;
    std::vector<char*> pointers;
    pointers.reserve(copies.size() + 1);
    for (std::string& copy : copies)
        pointers.push_back(copy.data());
    pointers.push_back(nullptr);
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    m_pid = fork();
    if (m_pid == 0)
        become(pointers.data(), inherited, nowhere);
    ::close(nowhere);
    if (m_pid < 0)
        throw std::system_error(errno, std::generic_category(), "fork");
}

ChildProgram::~ChildProgram() {
    if (!m_ended)
        std::ignore = sendSignal(m_pid, SIGKILL);
    wait();
}

bool ChildProgram::hasEnded() {
    m_ended = m_ended || waitpid(m_pid, &m_status, WNOHANG) == m_pid;
    return m_ended;
}

void ChildProgram::signal(int number) {
    if (!hasEnded())
        std::ignore = sendSignal(m_pid, number);
}

int ChildProgram::wait() {
    while (!m_ended)
        m_ended = waitpid(m_pid, &m_status, 0) == m_pid || errno != EINTR;
    return WIFEXITED(m_status) ? WEXITSTATUS(m_status) : -1;
}

bool sendSignal(long long id, int number) {
    return id > 0 && ::kill(static_cast<pid_t>(id), number) == 0;
}

bool processExists(long long id) {
    return sendSignal(id, 0);
}

} // namespace loadstone
