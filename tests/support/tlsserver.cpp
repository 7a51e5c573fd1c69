// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/tlsserver.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <array>
#include <csignal>
#include <functional>
#include <stdexcept>
#include <string_view>

namespace loadstone {

namespace {

std::string textOf(const std::function<int(BIO*)>& write) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), &BIO_free);
    write(bio.get());
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

void add(X509* certificate, int kind, const std::string& text) {
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, text.c_str());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

// OpenSSL writes without asking for no signal.
void ignoreBrokenPipes() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void serveByTls(RawClient& client, SSL_CTX* context) {
    ignoreBrokenPipes();
    const std::unique_ptr<SSL, decltype(&SSL_free)> ssl(SSL_new(context), &SSL_free);
    SSL_set_fd(ssl.get(), client.socket());
    std::array<char, 4096> request{};
    const std::string answer = plainAnswer("ok");
    if (SSL_accept(ssl.get()) == 1)
        while (SSL_read(ssl.get(), request.data(), request.size()) > 0)
            SSL_write(ssl.get(), answer.data(), static_cast<int>(answer.size()));
    client.endSending(); // a close with bytes unread would be a reset
    client.waitForClose();
}

void leaveSoon(RawClient& client, SSL_CTX* context, const std::string& words) {
    ignoreBrokenPipes();
    const std::unique_ptr<SSL, decltype(&SSL_free)> ssl(SSL_new(context), &SSL_free);
    SSL_set_fd(ssl.get(), client.socket());
    char first = 0;
    if (SSL_accept(ssl.get()) != 1 || words.empty())
        return;
    SSL_read(ssl.get(), &first, 1);
    client.send(words);
    client.endSending();
    client.waitForClose();
}

std::shared_ptr<SSL_CTX> serversContext(const MadeCertificate& own, const MadeCertificate* wanted,
                                        int version) {
    const std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
    SSL_CTX_set_max_proto_version(context.get(), version);
    SSL_CTX_use_certificate(context.get(), own.certificate.get());
    SSL_CTX_use_PrivateKey(context.get(), own.key.get());
    if (wanted) {
        const std::string_view name = "tests"; // OpenSSL resumes no session of a client without one
        SSL_CTX_set_session_id_context(context.get(),
                                       reinterpret_cast<const unsigned char*>(name.data()),
                                       static_cast<unsigned>(name.size()));
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), wanted->certificate.get());
        SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT,
                           nullptr);
    }
    return context;
}

} // namespace

std::string MadeCertificate::pem() const {
    return textOf([this](BIO* to) { return PEM_write_bio_X509(to, certificate.get()); });
}

std::string MadeCertificate::keyPem() const {
    return textOf([this](BIO* to) {
        return PEM_write_bio_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

MadeCertificate makeCertificate(const CertificateWish& wish) {
    static long serial = 0;
    const MadeCertificate made{{X509_new(), &X509_free}, {EVP_EC_gen("P-256"), &EVP_PKEY_free}};
    X509* certificate = made.certificate.get();
    const MadeCertificate& signer = wish.authority ? *wish.authority : made;
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate), wish.begins);
    X509_gmtime_adj(X509_getm_notAfter(certificate), wish.ends);
    X509_set_pubkey(certificate, made.key.get());
    const std::string name = "made for a test " + std::to_string(serial);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(signer.certificate.get()));
    const bool isAddress = wish.host.find_first_not_of("0123456789.") == std::string::npos;
    add(certificate, NID_subject_alt_name, (isAddress ? "IP:" : "DNS:") + wish.host);
    if (!wish.authority)
        add(certificate, NID_basic_constraints, "critical,CA:TRUE");
    if (X509_sign(certificate, signer.key.get(), EVP_sha256()) == 0)
        throw std::runtime_error("no certificate can be made");
    return made;
}

RawServer::Answer answerOverTls(const MadeCertificate& own, const MadeCertificate* wanted,
                                int version) {
    const auto context = serversContext(own, wanted, version);
    return [context](RawClient& client) { serveByTls(client, context.get()); };
}

RawServer::Answer leaveAfterHandshake(const MadeCertificate& own, const MadeCertificate* wanted,
                                      const std::string& words) {
    const auto context = serversContext(own, wanted, TLS1_3_VERSION);
    return [context, words](RawClient& client) { leaveSoon(client, context.get(), words); };
}

} // namespace loadstone
