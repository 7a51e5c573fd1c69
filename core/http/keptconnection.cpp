// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/keptconnection.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <sys/socket.h>

#include <cerrno>

namespace loadstone {

namespace {

/// libcurl's own BIOs work within a call of libcurl only, so a look goes by others, by the socket.
class BorrowedBios {
public:
    BorrowedBios(SSL* ssl, BIO* bio)
        : m_ssl(ssl), m_read(SSL_get_rbio(ssl)), m_write(SSL_get_wbio(ssl)) {
        BIO_up_ref(m_read);
        BIO_up_ref(m_write);
        BIO_up_ref(bio);
        SSL_set0_rbio(m_ssl, bio);
        SSL_set0_wbio(m_ssl, bio);
    }
    ~BorrowedBios() {
        SSL_set0_rbio(m_ssl, m_read);
        SSL_set0_wbio(m_ssl, m_write);
    }
    BorrowedBios(const BorrowedBios&) = delete;
    BorrowedBios& operator=(const BorrowedBios&) = delete;

private:
    SSL* m_ssl;
    BIO* m_read;
    BIO* m_write;
};

/// What a look at the next byte of TLS comes to.
struct Glance {
    int result = SSL_ERROR_WANT_READ; ///< as SSL_get_error() has it
    unsigned long error = 0;          ///< the first that OpenSSL knows
};

Glance glanceAt(int socket, SSL* ssl) {
    BIO* bio = BIO_new_socket(socket, BIO_NOCLOSE);
    if (!bio)
        return {SSL_ERROR_SSL, 0};
    const BorrowedBios bios(ssl, bio);
    char first = 0;
    std::size_t bytes = 0;
    ERR_clear_error();
    const int result = SSL_peek_ex(ssl, &first, 1, &bytes);
    const Glance glance{SSL_get_error(ssl, result), ERR_peek_error()};
    ERR_clear_error(); // what is left there would spoil the next verdict, of any connection
    return glance;
}

} // namespace

// libcurl 7.88 takes a connection that was reset, or on which TLS was closed, for one that lives.
bool isOfUse(int socket, SSL* ssl) {
    if (ssl && SSL_pending(ssl) > 0)
        return false;
    char first = 0;
    const ssize_t bytes = ::recv(socket, &first, 1, MSG_PEEK | MSG_DONTWAIT);
    if (bytes < 0)
        return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
    return bytes > 0 && ssl && glanceAt(socket, ssl).result == SSL_ERROR_WANT_READ;
}

unsigned long errorToRead(int socket, SSL* ssl) {
    return glanceAt(socket, ssl).error;
}

} // namespace loadstone
