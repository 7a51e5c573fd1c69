// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/trustedroots.h"

#include <curl/curl.h>
#include <openssl/err.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace loadstone {

namespace {

namespace fs = std::filesystem;

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

// The bundle that libcurl was built for: OpenSSL's own default is a file that Debian does not have.
std::string systemBundle() {
    const char* bundle = curl_version_info(CURLVERSION_NOW)->cainfo;
    return bundle ? bundle : X509_get_default_cert_file();
}

// OpenSSL looks for a certificate under the hash of its name, as in "5ed36f99.0".
bool isNamedByHash(const fs::path& file) {
    constexpr std::size_t digits = 8;
    const std::string name = file.filename().string();
    return name.size() > digits + 1 && name[digits] == '.' &&
           name.find_first_not_of("0123456789abcdef") == digits;
}

bool holdsCertificates(const fs::path& folder) {
    std::error_code problem;
    const fs::directory_iterator files(folder, problem);
    return !problem && std::any_of(begin(files), end(files), [](const fs::directory_entry& file) {
        return isNamedByHash(file.path());
    });
}

} // namespace

// As libcurl has it: a certificate in the middle of a chain is trusted if it is among these.
TrustedRoots::TrustedRoots(std::string file) : m_file(std::move(file)), m_store(X509_STORE_new()) {
    X509_STORE_set_flags(m_store.get(), X509_V_FLAG_TRUSTED_FIRST | X509_V_FLAG_PARTIAL_CHAIN);
}

Expected<std::shared_ptr<const TrustedRoots>> TrustedRoots::load(const std::string& file) {
    const std::shared_ptr<TrustedRoots> roots(new TrustedRoots(file));
    const Expected<void> read =
        file.empty() ? roots->readBundle().and_then([&roots] { return roots->readFolders(); })
                     : roots->readOwn();
    ERR_clear_error(); // what is left there would spoil the next verdict, of any connection
    if (!read)
        return tl::unexpected(read.error());
    return roots;
}

Expected<void> TrustedRoots::readOwn() {
    return readFile(m_file, "the file of trusted certificates, " + m_file + ", ",
                    "; name one in PEM format")
        .map_error([](const Error& error) {
            return Error{"cacert", error.message};
        });
}

Expected<void> TrustedRoots::readBundle() {
    const std::string own = variable("SSL_CERT_FILE");
    const std::string file = own.empty() ? systemBundle() : own;
    if (own.empty() && !variable("SSL_CERT_DIR").empty() && !fs::exists(file))
        return {};
    const std::string what = "the file of trusted certificates, " + file +
                             (own.empty() ? "" : " (SSL_CERT_FILE)") + ", ";
    return readFile(file, what, "; name one in PEM format, or switch TLS verification off");
}

Expected<void> TrustedRoots::readFile(const std::string& file, const std::string& what,
                                      const std::string& advice) {
    std::ifstream in(file);
    in.peek();
    if (in.eof())
        return fail("", what + "is empty" + advice);
    if (!in)
        return fail("", what + "cannot be read: " + std::strerror(errno) + advice);
    if (X509_STORE_load_file(m_store.get(), file.c_str()) != 1)
        return fail("", what + "holds no certificate" + advice);
    return {};
}

Expected<void> TrustedRoots::readFolders() {
    const std::string own = variable("SSL_CERT_DIR");
    if (own.empty())
        X509_STORE_load_path(m_store.get(), X509_get_default_cert_dir());
    std::istringstream list(own);
    for (std::string folder; std::getline(list, folder, ':');) {
        if (folder.empty())
            continue;
        if (!holdsCertificates(folder))
            return fail("", "the folder of trusted certificates, " + folder +
                                " (SSL_CERT_DIR), holds none under the hash of its name; "
                                "\"openssl rehash\" names them so");
        X509_STORE_load_path(m_store.get(), folder.c_str());
    }
    return {};
}

void TrustedRoots::giveTo(SSL_CTX* context) const {
    SSL_CTX_set1_cert_store(context, m_store.get());
}

} // namespace loadstone
