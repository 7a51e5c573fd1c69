// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/connectionset.h"

#include "core/target/connection.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <system_error>

namespace loadstone {

namespace {

constexpr timeval longestSilence{Connection::idleSeconds, 0};

void setOptions(int socket) {
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &longestSilence, sizeof longestSilence);
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &longestSilence, sizeof longestSilence);
}

} // namespace

ConnectionSet::~ConnectionSet() {
    close();
}

void ConnectionSet::startThreads(std::size_t count) {
    while (m_threads.size() < count && startThread()) {
    }
}

void ConnectionSet::add(int socket) {
    setOptions(socket);
    bool threadFree = false;
    {
        const std::lock_guard lock(m_mutex);
        threadFree = m_waiting.size() < m_idle;
        m_waiting.push_back(socket);
        m_open.insert(socket);
    }
    if (threadFree)
        m_came.notify_one();
    else if (!startThread())
        giveUp(socket);
}

// Not under the lock: the new thread's first step is to take it.
bool ConnectionSet::startThread() {
    try {
        m_threads.emplace_back([this] { work(); });
        return true;
    } catch (const std::system_error&) {
        return false;
    }
}

void ConnectionSet::giveUp(int socket) {
    const std::lock_guard lock(m_mutex);
    if (std::erase(m_waiting, socket) == 0)
        return; // some other thread has become free and taken it
    ::close(socket);
    m_open.erase(socket);
}

void ConnectionSet::work() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        ++m_idle;
        m_came.wait(lock, [this] { return m_over || !m_waiting.empty(); });
        --m_idle;
        if (m_waiting.empty())
            return;
        const int socket = m_waiting.front();
        m_waiting.pop_front();
        lock.unlock();
        Connection(socket, m_closing, m_slots).serve();
        lock.lock();
        // Under the lock, so that nobody shuts down a number that already means another socket.
        ::close(socket);
        m_open.erase(socket);
        m_left.notify_all();
    }
}

bool ConnectionSet::waitForFewerThan(std::size_t most, Milliseconds bound) {
    std::unique_lock lock(m_mutex);
    return m_left.wait_for(lock, bound, [&] { return m_open.size() < most; });
}

void ConnectionSet::drain() {
    m_closing = true;
    shutDown(SHUT_RD);
}

void ConnectionSet::close() {
    m_closing = true;
    shutDown(SHUT_RDWR);
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
        m_came.notify_all();
    }
    for (std::thread& thread : m_threads)
        thread.join();
    m_threads.clear();
}

void ConnectionSet::shutDown(int direction) {
    const std::lock_guard lock(m_mutex);
    for (const int socket : m_open)
        ::shutdown(socket, direction);
}

} // namespace loadstone
