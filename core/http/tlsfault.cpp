// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/tlsfault.h"

#include <curl/curl.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include <charconv>

namespace loadstone {

namespace {

int alertFault(int alert) {
    switch (alert) {
    case SSL_AD_CERTIFICATE_REQUIRED:
    case SSL_AD_NO_CERTIFICATE:
        return OwnCertificateMissing;
    case SSL_AD_BAD_CERTIFICATE:
    case SSL_AD_UNSUPPORTED_CERTIFICATE:
    case SSL_AD_CERTIFICATE_REVOKED:
    case SSL_AD_CERTIFICATE_EXPIRED:
    case SSL_AD_CERTIFICATE_UNKNOWN:
    case SSL_AD_UNKNOWN_CA:
    case SSL_AD_ACCESS_DENIED:
        return OwnCertificateRefused;
    default:
        return TlsBrokenOff;
    }
}

} // namespace

int certificateFault(long result) {
    switch (result) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return CertificateExpired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return CertificateNotYetValid;
    case X509_V_OK: // libcurl looks at the host by itself, when OpenSSL has said yes or nothing
    case X509_V_ERR_UNSPECIFIED:
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return CertificateOfAnotherHost;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        return CertificateSelfSigned;
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_CERT_UNTRUSTED:
        return CertificateOfUnknownAuthority;
    case X509_V_ERR_CERT_REVOKED:
        return CertificateRevoked;
    default:
        return CURLE_PEER_FAILED_VERIFICATION;
    }
}

int streamFault(unsigned long error) {
    const int reason = ERR_GET_REASON(error);
    if (ERR_GET_LIB(error) != ERR_LIB_SSL || reason == SSL_R_UNEXPECTED_EOF_WHILE_READING ||
        reason == SSL_R_PROTOCOL_IS_SHUTDOWN)
        return 0;
    const int alert = reason - SSL_AD_REASON_OFFSET;
    return alert < 0 || alert >= SSL_AD_REASON_OFFSET ? int(TlsDamaged) : alertFault(alert);
}

int handshakeFault(unsigned long error) {
    const int fault = streamFault(error);
    if (fault == OwnCertificateMissing || fault == OwnCertificateRefused)
        return fault;
    switch (fault == 0 ? 0 : ERR_GET_REASON(error)) {
    case SSL_R_WRONG_VERSION_NUMBER: // of a record: it is none
        return ServerWithoutTls;
    case SSL_R_UNSUPPORTED_PROTOCOL:
    case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
    case SSL_R_TLSV1_ALERT_INSUFFICIENT_SECURITY:
        return NoTlsInCommon;
    default:
        return CURLE_SSL_CONNECT_ERROR;
    }
}

unsigned long openSslErrorIn(std::string_view text) {
    constexpr std::string_view begin = "error:";
    constexpr int hexadecimal = 16;
    const std::size_t at = text.find(begin);
    unsigned long number = 0;
    if (at != std::string_view::npos)
        std::from_chars(text.data() + at + begin.size(), text.data() + text.size(), number,
                        hexadecimal);
    return number;
}

} // namespace loadstone
