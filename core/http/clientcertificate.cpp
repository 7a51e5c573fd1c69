// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/clientcertificate.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace loadstone {

namespace {

// OpenSSL would ask at the terminal.
int givePassword(char* into, int size, int, void* password) {
    const auto& text = *static_cast<const std::string*>(password);
    const std::size_t bytes = std::min(text.size(), static_cast<std::size_t>(size));
    std::copy_n(text.data(), bytes, into);
    return static_cast<int>(bytes);
}

Expected<void> checkFile(const char* field, const std::string& what, const std::string& file) {
    std::ifstream in(file);
    in.peek();
    if (!in && !in.eof())
        return fail(field, what + ", " + file + ", cannot be read: " + std::strerror(errno));
    return {};
}

/// Whether the key is there, but behind a password that we do not have.
bool wantsPassword() {
    for (unsigned long code = ERR_get_error(); code != 0; code = ERR_get_error()) {
        const int reason = ERR_GET_REASON(code);
        const bool isOfPem = ERR_GET_LIB(code) == ERR_LIB_PEM;
        if (ERR_GET_LIB(code) == ERR_LIB_EVP || ERR_GET_LIB(code) == ERR_LIB_PROV ||
            (isOfPem && (reason == PEM_R_BAD_PASSWORD_READ || reason == PEM_R_BAD_DECRYPT)))
            return true;
    }
    return false;
}

} // namespace

ClientCertificate::ClientCertificate() : m_read(SSL_CTX_new(TLS_client_method())) {}

Expected<std::shared_ptr<const ClientCertificate>>
ClientCertificate::load(const TransportOptions& options) {
    if (options.certificate.empty())
        return nullptr;
    const std::shared_ptr<ClientCertificate> certificate(new ClientCertificate);
    const Expected<void> read = certificate->read(options);
    ERR_clear_error(); // what is left there would spoil the next verdict, of any connection
    if (!read)
        return tl::unexpected(read.error());
    return certificate;
}

Expected<void> ClientCertificate::read(const TransportOptions& options) {
    const std::string what = "the file of the client's certificate";
    if (auto isThere = checkFile("cert", what, options.certificate); !isThere)
        return isThere;
    if (SSL_CTX_use_certificate_chain_file(m_read.get(), options.certificate.c_str()) != 1)
        return fail("cert",
                    what + ", " + options.certificate + ", holds no certificate in PEM format");
    return readKey(options);
}

Expected<void> ClientCertificate::readKey(const TransportOptions& options) {
    const std::string& file = options.key.empty() ? options.certificate : options.key;
    if (auto isThere = checkFile("key", "the file of the client's key", file); !isThere)
        return isThere;
    std::string password = options.keyPassword;
    SSL_CTX_set_default_passwd_cb(m_read.get(), &givePassword);
    SSL_CTX_set_default_passwd_cb_userdata(m_read.get(), &password);
    ERR_clear_error();
    const bool isRead =
        SSL_CTX_use_PrivateKey_file(m_read.get(), file.c_str(), SSL_FILETYPE_PEM) == 1;
    if (!isRead && ERR_GET_REASON(ERR_peek_error()) == X509_R_KEY_VALUES_MISMATCH)
        return fail("key", "the key in " + file + " does not belong to the certificate in " +
                               options.certificate);
    if (!isRead && wantsPassword())
        return fail("pass", options.keyPassword.empty()
                                ? "the key in " + file + " has a password; give it"
                                : "the password does not open the key in " + file);
    if (!isRead)
        return fail("key", file + " holds no key in PEM format" +
                               (options.key.empty() ? "; name its file" : ""));
    return {};
}

void ClientCertificate::giveTo(SSL_CTX* context) const {
    STACK_OF(X509)* chain = nullptr;
    SSL_CTX_ctrl(m_read.get(), SSL_CTRL_GET_CHAIN_CERTS, 0, static_cast<void*>(&chain));
    SSL_CTX_use_cert_and_key(context, SSL_CTX_get0_certificate(m_read.get()),
                             SSL_CTX_get0_privatekey(m_read.get()), chain, 1);
}

} // namespace loadstone
