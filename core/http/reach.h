// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/addressbook.h"
#include "core/http/clientcertificate.h"
#include "core/http/handshakeline.h"
#include "core/http/hostlookup.h"
#include "core/http/request.h"
#include "core/http/tlssessions.h"
#include "core/http/trustedroots.h"

namespace loadstone {

/// How the connections of a run reach their host. Made before the run and shared by its workers.
struct Reach {
    std::shared_ptr<const TrustedRoots> roots;            ///< none: no certificate is trusted
    std::shared_ptr<const ClientCertificate> certificate; ///< none: we do not say who we are
    /// Where the host is, from when on it is published; none: the transport asks by itself.
    std::shared_ptr<AddressBook> addresses;
    /// Of a pool that may use TLS.
    std::shared_ptr<TlsSessions> sessions;
    std::shared_ptr<HandshakeLine> line;

    /// The hosts elsewhere that redirects may lead to, besides the run's own; none: any.
    std::shared_ptr<const std::vector<std::string>> agreed;

    /// Trust, the own certificate and, for a new run, no sessions yet, for `request`. An error if a
    /// file that it needs cannot be read, or there is no such interface; trust is taken from
    /// `known` if it is of the same files.
    static Expected<Reach> of(const Request& request, const TransportOptions& options,
                              const Reach& known = {});
    /// The same with addresses, which are asked for: blocks until the time to connect is over, or
    /// until a stop.
    static Expected<Reach> lookedUp(const Request& request, const TransportOptions& options,
                                    const std::stop_token& stop = {},
                                    const HostLookUp::Ask& ask = addressesAsked);
};

} // namespace loadstone
