// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/http/tlsbook.h"
#include "core/http/tlsfault.h"
#include "core/loop/plainstream.h"
#include "core/loop/tlsclient.h"

namespace loadstone {

/// Moves bytes through a non-blocking socket by TLS. Does not own the socket; one for each
/// connection, on its loop's thread.
class TlsStream : private Pinned {
public:
    TlsStream(const TlsClient& client, int socket);
    /// Says farewell, unless the connection is broken.
    ~TlsStream();

    /// Moved: it stands.
    Transfer handshake();
    /// Notes what it has agreed on.
    void countIn(TlsBook& book) const { book.count(m_ssl.get()); }
    /// Why a handshake broke, as a code of ErrorClass::Tls.
    int handshakeFault() const;
    /// The TlsFault that the connection has ended by, or 0.
    int streamFault() const { return loadstone::streamFault(m_error); }
    Transfer read(std::span<char> into);
    Transfer write(std::string_view bytes);

    /// How OpenSSL reaches the socket. Its own way would raise SIGPIPE, and hide that a read has
    /// emptied the socket.
    static BIO_METHOD* makeSocketMethod();

private:
    static int readSocket(BIO* bio, char* into, int size);
    static int writeSocket(BIO* bio, const char* bytes, int size);
    static long control(BIO* bio, int command, long number, void* pointer);
    Transfer outcome(int result, std::size_t bytes);

    const bool m_verify;
    PlainStream m_socket;
    bool m_socketMayHaveMore = false;
    bool m_socketClosed = false;
    bool m_broken = false;
    unsigned long m_error = 0; ///< the last one of OpenSSL
    TlsClient::Ssl m_ssl;
};

} // namespace loadstone
