// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/tlswords.h"

#include "core/base/units.h"
#include "core/http/tlsfault.h"

#include <curl/curl.h>

#include <algorithm>

namespace loadstone {

namespace {

/// What is wrong with a certificate, or with TLS; empty if the code is of neither.
std::string tlsFaultText(int code) {
    switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
        return "the server's certificate is not trusted";
    case CertificateExpired:
        return "the server's certificate has expired";
    case CertificateNotYetValid:
        return "the server's certificate is not valid yet; check the clocks";
    case CertificateOfAnotherHost:
        return "the server's certificate is for another host; check the URL";
    case CertificateSelfSigned:
        return "the server's certificate is not trusted, because it has signed itself; name it as "
               "one to trust";
    case CertificateOfUnknownAuthority:
        return "the server's certificate is not trusted, because its authority is not known here; "
               "name that as one to trust";
    case CertificateRevoked:
        return "the server's certificate was revoked";
    case OwnCertificateMissing:
        return "the server wants a certificate of the client, and has got none; name one";
    case OwnCertificateRefused:
        return "the server refused the certificate of the client";
    case TlsBrokenOff:
        return "the server broke TLS off by an alert";
    case TlsDamaged:
        return "what the server sent was no TLS, or it was damaged on the way";
    case ServerWithoutTls:
        return "the server speaks no TLS at this port; check the port, and whether it is http";
    case NoTlsInCommon:
        return "the server and this machine have no version of TLS, or no cipher, in common";
    default:
        return {};
    }
}

} // namespace

Milliseconds timeToConnect(const TransportOptions& transport) {
    return std::min(transport.connectTimeout, transport.timeout);
}

std::string tlsText(int code, const TransportOptions& transport) {
    if (code == CURLE_OPERATION_TIMEDOUT)
        return "the server took the connection, but the TLS handshake was not over within " +
               formatTime(Seconds(timeToConnect(transport))) +
               "; it is overloaded, or speaks no TLS at this port";
    const std::string fault = tlsFaultText(code);
    if (fault.empty())
        return "the TLS handshake failed (" +
               std::string(curl_easy_strerror(static_cast<CURLcode>(code))) + ")";
    const bool canBeAccepted = code < OwnCertificateMissing;
    return fault + (canBeAccepted ? " (accept it by switching TLS verification off)" : "");
}

} // namespace loadstone
