// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/tlsstream.h"

#include <curl/curl.h>
#include <openssl/err.h>

namespace loadstone {

namespace {

// The answer that OpenSSL wants of a BIO; "retry" is what tells blocked from broken.
int resultOf(const Transfer& transfer, BIO* bio, int retry) {
    BIO_clear_retry_flags(bio);
    if (transfer.end == Transfer::End::Moved)
        return static_cast<int>(transfer.bytes);
    if (transfer.end == Transfer::End::Blocked)
        BIO_set_flags(bio, retry | BIO_FLAGS_SHOULD_RETRY);
    return transfer.end == Transfer::End::Closed ? 0 : -1;
}

} // namespace

TlsStream::TlsStream(const TlsClient& client, int socket)
    : m_verify(client.verifies()), m_socket(socket), m_ssl(client.newConnection()) {
    BIO* bio = BIO_new(client.socketMethod());
    BIO_set_data(bio, this);
    BIO_set_init(bio, 1);
    SSL_set_bio(m_ssl.get(), bio, bio);
}

// Without a farewell OpenSSL would take the session for a broken one and never resume it.
TlsStream::~TlsStream() {
    if (!m_broken && SSL_is_init_finished(m_ssl.get()) != 0)
        SSL_shutdown(m_ssl.get());
}

BIO_METHOD* TlsStream::makeSocketMethod() {
    BIO_METHOD* method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "loop socket");
    BIO_meth_set_read(method, &TlsStream::readSocket);
    BIO_meth_set_write(method, &TlsStream::writeSocket);
    BIO_meth_set_ctrl(method, &TlsStream::control);
    return method;
}

int TlsStream::readSocket(BIO* bio, char* into, int size) {
    auto* stream = static_cast<TlsStream*>(BIO_get_data(bio));
    const Transfer got = stream->m_socket.read({into, static_cast<std::size_t>(size)});
    stream->m_socketMayHaveMore = got.mayHaveMore;
    stream->m_socketClosed = got.end == Transfer::End::Closed;
    return resultOf(got, bio, BIO_FLAGS_READ);
}

int TlsStream::writeSocket(BIO* bio, const char* bytes, int size) {
    auto* stream = static_cast<TlsStream*>(BIO_get_data(bio));
    return resultOf(stream->m_socket.write({bytes, static_cast<std::size_t>(size)}), bio,
                    BIO_FLAGS_WRITE);
}

long TlsStream::control(BIO* bio, int command, long, void*) {
    if (command == BIO_CTRL_EOF)
        return static_cast<TlsStream*>(BIO_get_data(bio))->m_socketClosed ? 1 : 0;
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

Transfer TlsStream::handshake() {
    ERR_clear_error();
    return outcome(SSL_do_handshake(m_ssl.get()), 0);
}

int TlsStream::handshakeFault() const {
    const long result = SSL_get_verify_result(m_ssl.get());
    if (m_verify && result != X509_V_OK)
        return certificateFault(result);
    return loadstone::handshakeFault(m_error);
}

Transfer TlsStream::read(std::span<char> into) {
    std::size_t bytes = 0;
    const int result = SSL_read_ex(m_ssl.get(), into.data(), into.size(), &bytes);
    Transfer got = outcome(result, bytes);
    got.mayHaveMore = m_socketMayHaveMore || SSL_has_pending(m_ssl.get()) != 0;
    return got;
}

Transfer TlsStream::write(std::string_view bytes) {
    std::size_t written = 0;
    const int result = SSL_write_ex(m_ssl.get(), bytes.data(), bytes.size(), &written);
    return outcome(result, written);
}

Transfer TlsStream::outcome(int result, std::size_t bytes) {
    if (result > 0)
        return {Transfer::End::Moved, bytes, false};
    switch (SSL_get_error(m_ssl.get(), result)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
        return {};
    case SSL_ERROR_ZERO_RETURN:
        return {Transfer::End::Closed, 0, false};
    default:
        m_broken = true;
        m_error = ERR_peek_error();
        ERR_clear_error(); // what is left there would spoil the next verdict, of any connection
        return {Transfer::End::Broken, 0, false};
    }
}

} // namespace loadstone
