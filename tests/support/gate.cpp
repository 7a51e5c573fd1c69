// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/gate.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

namespace loadstone {

namespace {

std::filesystem::path fileOf(const std::filesystem::path& folder, const std::string& step) {
    return folder / ("gate-" + step);
}

} // namespace

Gate::Gate(const std::filesystem::path& folder, const std::string& step)
    : m_file(fileOf(folder, step)),
      m_descriptor(::open(m_file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {
    if (m_descriptor < 0 || ::flock(m_descriptor, LOCK_EX) != 0)
        throw std::system_error(errno, std::generic_category(), m_file);
}

Gate::~Gate() {
    open();
    ::close(m_descriptor);
}

// A child that was forked in the meantime shares the lock: closing alone would not give it back.
void Gate::open() {
    ::flock(m_descriptor, LOCK_UN);
}

std::vector<pid_t> Gate::arrived() const {
    std::vector<pid_t> processes;
    std::ifstream in(m_file);
    for (std::string line; std::getline(in, line);)
        processes.push_back(std::stoi(line));
    return processes;
}

void Gate::pass(const std::filesystem::path& folder, const std::string& step) {
    const int gate = ::open(fileOf(folder, step).c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (gate < 0)
        return;
    const std::string id = std::to_string(getpid()) + '\n';
    [[maybe_unused]] const ssize_t written = write(gate, id.data(), id.size());
    ::flock(gate, LOCK_SH);
    ::close(gate);
}

bool Gate::isClosed(const std::filesystem::path& folder, const std::string& step) {
    const int gate = ::open(fileOf(folder, step).c_str(), O_RDONLY | O_CLOEXEC);
    if (gate < 0)
        return false;
    const bool isFree = ::flock(gate, LOCK_SH | LOCK_NB) == 0;
    ::close(gate);
    return !isFree;
}

} // namespace loadstone
