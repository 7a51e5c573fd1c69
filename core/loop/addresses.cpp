#include "core/loop/addresses.h"

#include <netdb.h>

#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>

namespace loadstone {

namespace {

std::optional<Addresses::List> addressesOf(const std::string& host, const std::string& port,
                                           int flags) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = flags | AI_NUMERICSERV;
    addrinfo* found = nullptr;
    if (getaddrinfo(host.c_str(), port.c_str(), &wanted, &found) != 0)
        return std::nullopt;
    Addresses::List list;
    for (const addrinfo* one = found; one; one = one->ai_next) {
        SocketAddress address{{}, one->ai_addrlen};
        std::memcpy(&address.bytes, one->ai_addr, one->ai_addrlen);
        list.push_back(address);
    }
    freeaddrinfo(found);
    return list;
}

} // namespace

struct Addresses::LookUp {
    std::string host;
    std::string port;
    std::mutex mutex;
    std::condition_variable_any changed;
    bool begun = false;
    std::optional<List> result;

    void finish(List list) {
        const std::lock_guard lock(mutex);
        result = std::move(list);
        changed.notify_all();
    }
};

Addresses::Addresses(std::string host, std::string port) : m_lookUp(std::make_shared<LookUp>()) {
    m_lookUp->host = std::move(host);
    m_lookUp->port = std::move(port);
}

// An address needs no thread. A name gets one that nobody joins: the system's resolver cannot be
// interrupted, and a run that is stopped must not wait for it.
void Addresses::begin() {
    m_lookUp->begun = true;
    m_lookUp->result = addressesOf(m_lookUp->host, m_lookUp->port, AI_NUMERICHOST);
    if (m_lookUp->result)
        return;
    std::thread([lookUp = m_lookUp] {
        lookUp->finish(addressesOf(lookUp->host, lookUp->port, AI_ADDRCONFIG).value_or(List()));
    }).detach();
}

std::optional<Addresses::List> Addresses::await(const std::stop_token& stop, TimePoint deadline) {
    std::unique_lock lock(m_lookUp->mutex);
    if (!m_lookUp->begun)
        begin();
    const auto isThere = [this] { return m_lookUp->result.has_value(); };
    if (deadline == TimePoint::max())
        m_lookUp->changed.wait(lock, stop, isThere);
    else
        m_lookUp->changed.wait_until(lock, stop, deadline, isThere);
    return m_lookUp->result;
}

} // namespace loadstone
