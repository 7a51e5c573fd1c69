// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/targetserver.h"

#include "core/base/pinned.h"
#include "core/target/connectionset.h"
#include "core/target/listener.h"

#include <cerrno>
#include <thread>

namespace loadstone {

/// What exists only while the server runs: the socket, the thread that accepts, the connections.
class TargetServer::Service : private Pinned {
public:
    explicit Service(const Options& options) : m_options(options) {}
    ~Service();

    Expected<int> start(const std::string& address, int port);
    std::string url() const;

private:
    void acceptAll();
    bool acceptOne();

    const Options m_options;
    std::string m_address;
    Listener m_listener;
    ConnectionSet m_connections;
    std::atomic<bool> m_stopping{false};
    std::thread m_acceptor;
};

Expected<int> TargetServer::Service::start(const std::string& address, int port) {
    m_address = address;
    if (auto opened = m_listener.open(address, port); !opened)
        return tl::unexpected(opened.error());
    m_connections.startThreads(m_options.readyThreads);
    m_acceptor = std::thread([this] { acceptAll(); });
    return m_listener.port();
}

TargetServer::Service::~Service() {
    if (!m_acceptor.joinable())
        return;
    m_stopping = true;
    m_listener.wake();
    m_acceptor.join();
    m_connections.drain();
    m_connections.waitForFewerThan(1, m_options.drainTime);
    m_connections.close();
}

void TargetServer::Service::acceptAll() {
    constexpr Milliseconds glance{100};
    while (!m_stopping)
        if (m_connections.waitForFewerThan(m_options.maxConnections, glance) && !acceptOne())
            m_connections.waitForFewerThan(1, glance);
}

// Fails where descriptors or memory have run out: better to let clients wait than to turn in
// circles.
bool TargetServer::Service::acceptOne() {
    const int socket = m_listener.accept();
    if (socket >= 0)
        m_connections.add(socket);
    return socket >= 0 || errno == EINTR || errno == ECONNABORTED;
}

std::string TargetServer::Service::url() const {
    const bool six = m_address.find(':') != std::string::npos;
    const std::string host = six ? "[" + m_address + "]" : m_address;
    return "http://" + host + ":" + std::to_string(m_listener.port()) + "/";
}

TargetServer::TargetServer() : TargetServer(Options()) {}

TargetServer::TargetServer(const Options& options) : m_options(options) {}

TargetServer::~TargetServer() = default;

Expected<int> TargetServer::start(const std::string& address, int port) {
    auto service = std::make_unique<Service>(m_options);
    auto listening = service->start(address, port);
    if (listening)
        m_service = std::move(service);
    return listening;
}

void TargetServer::stop() {
    m_service.reset();
}

bool TargetServer::isRunning() const {
    return m_service != nullptr;
}

std::string TargetServer::url() const {
    return m_service ? m_service->url() : std::string();
}

} // namespace loadstone
