// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cluster/clusterprogram.h"

#include "core/cluster/childend.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <system_error>

namespace loadstone {

ClusterProgram::ClusterProgram(SpawnedProgram program) {
    std::array<int, 2> ends{-1, -1};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        ends = {-1, -1};
    program.output = ends[1];
    if (startReader(ends[0]))
        m_id = program.start();
    ::close(ends[1]);
    m_hasEnded = m_id < 0;
}

// First of all: a program that nobody reads would wait for ever.
bool ClusterProgram::startReader(int output) {
    try {
        m_reader = std::jthread([this, output] { read(output); });
    } catch (const std::system_error&) {
        ::close(output);
        m_lines.back() = "error: the system allows no more threads";
    }
    return m_reader.joinable();
}

ClusterProgram::~ClusterProgram() {
    signal(SIGKILL);
    wait();
}

void ClusterProgram::read(int output) {
    std::array<char, 4096> bytes;
    for (;;) {
        const ssize_t count = ::read(output, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        take(bytes.data(), static_cast<std::size_t>(count));
    }
    ::close(output);
}

void ClusterProgram::take(const char* bytes, std::size_t count) {
    constexpr std::size_t mostLines = 20;
    constexpr std::size_t longestLine = 1000;
    const std::lock_guard lock(m_mutex);
    for (const char byte : std::string_view(bytes, count))
        if (byte == '\n')
            m_lines.emplace_back();
        else if (m_lines.back().size() < longestLine)
            m_lines.back() += byte;
    while (m_lines.size() > mostLines)
        m_lines.pop_front();
}

void ClusterProgram::signal(int number) {
    if (!hasEnded())
        ::kill(m_id, number);
}

bool ClusterProgram::hasEnded() {
    m_hasEnded = m_hasEnded || waitpid(m_id, &m_status, WNOHANG) == m_id;
    return m_hasEnded;
}

int ClusterProgram::wait() {
    while (!m_hasEnded)
        m_hasEnded = waitpid(m_id, &m_status, 0) == m_id || errno != EINTR;
    if (m_reader.joinable())
        m_reader.join();
    return m_id > 0 && WIFEXITED(m_status) ? WEXITSTATUS(m_status) : -1;
}

// It may not have a session of its own yet, nor have started anything then.
void ClusterProgram::killAll() {
    if (hasEnded())
        return;
    ::kill(-m_id, SIGKILL);
    ::kill(m_id, SIGKILL);
}

int ClusterProgram::waitUnless(const std::function<bool()>& isStopped) {
    constexpr int pause = 50; // ms; nothing tells of a stop
    if (m_id > 0 && !hasEnded()) {
        const ChildEnd end(m_id);
        while (!end.hasCome() && !isStopped())
            end.await(pause);
        killAll();
    }
    return wait();
}

std::string ClusterProgram::howItEnded() const {
    return WIFSIGNALED(m_status) ? "signal " + std::to_string(WTERMSIG(m_status))
                                 : "exit code " + std::to_string(WEXITSTATUS(m_status));
}

std::string ClusterProgram::said() {
    const std::lock_guard lock(m_mutex);
    std::string all;
    for (const std::string& line : m_lines)
        all += line + "\n";
    return all;
}

} // namespace loadstone
