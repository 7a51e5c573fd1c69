// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/idlebytes.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <sys/socket.h>

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

bool holdsText(int socket, SSL* ssl) {
    BIO* bio = BIO_new_socket(socket, BIO_NOCLOSE);
    if (!bio)
        return true;
    const BorrowedBios bios(ssl, bio);
    char first = 0;
    std::size_t bytes = 0;
    const bool hasText = SSL_peek_ex(ssl, &first, 1, &bytes) == 1;
    ERR_clear_error(); // what is left there would spoil the next verdict, of any connection
    return hasText;
}

} // namespace

// That the server has closed is libcurl's to find out.
bool holdsIdleBytes(int socket, SSL* ssl) {
    if (ssl && SSL_pending(ssl) > 0)
        return true;
    char first = 0;
    const bool hasBytes = ::recv(socket, &first, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
    return hasBytes && (!ssl || holdsText(socket, ssl));
}

} // namespace loadstone
