#pragma once

#include "core/base/clock.h"

#include <sys/socket.h>

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace loadstone {

struct SocketAddress {
    sockaddr_storage bytes;
    socklen_t size;
};

/// The addresses of one host, looked up once however many loops ask. Thread-safe.
class Addresses {
public:
    using List = std::vector<SocketAddress>;

    Addresses(std::string host, std::string port);

    /// Blocks until they are there; empty where the host has none. Nothing if a stop or `deadline`
    /// came first: a look-up that hangs is left behind.
    std::optional<List> await(const std::stop_token& stop, TimePoint deadline);

private:
    struct LookUp;
    void begin();

    std::shared_ptr<LookUp> m_lookUp;
};

} // namespace loadstone
