// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/nginx.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace loadstone {

namespace {

namespace fs = std::filesystem;

enum Port : std::size_t { plain, h2, tls };

/// Debian keeps it where only root's PATH looks.
fs::path program() {
    for (const char* folder : {"/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin"})
        if (fs::exists(fs::path(folder) / "nginx"))
            return fs::path(folder) / "nginx";
    return {};
}

std::string at(const char* scheme, const std::string& address, int port) {
    return scheme + ("://" + address) + ":" + std::to_string(port) + "/";
}

constexpr auto head = R"(daemon off;
worker_processes 1;
worker_rlimit_nofile 20000;
worker_shutdown_timeout 5s;
pid nginx.pid;
events { worker_connections 8192; }
http {
    log_format short '$msec $request_method $uri $status $server_protocol';
    access_log access.log short;
    keepalive_requests 1000000000;
    keepalive_timeout 60s;
)";

constexpr auto tail = R"(        location / { return 200 "ok\n"; }
        location = /status/404 { return 404; }
        location = /bytes { root .; }
        location = /from2 { if ($remote_addr = 127.0.0.2) { return 204; } return 200; }
        location = /resumed { if ($ssl_session_reused = r) { return 204; } return 200; }
    }
}
)";

} // namespace

const char* const nginxFolders = R"(    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    default_type text/plain;
)";

void makeCertificateIn(const std::string& folder) {
    ChildProgram openssl({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                          "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
                          "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout",
                          folder + "key.pem", "-out", folder + "cert.pem"});
    if (openssl.wait() != 0)
        throw std::runtime_error("openssl cannot make a certificate");
}

Nginx::Nginx(Tls tls, const std::string& address) : m_tls(tls), m_address(address) {
    if (!isInstalled())
        throw std::runtime_error("nginx is not installed");
    if (m_tls == Tls::Yes)
        makeCertificateIn(m_folder.path().string() + "/");
    std::ofstream(m_folder.path() / "bytes") << std::string(64 * 1024, 'x');
    start();
}

// Asked to end, never killed: a killed master would leave its worker behind.
// And again from time to time: one that has just begun keeps in mind that it was asked, and looks
// at that when it is told of something else.
Nginx::~Nginx() {
    constexpr int looksEach = 200;
    for (int looks = 0; !m_program->hasEnded(); ++looks) {
        if (looks % looksEach == 0)
            m_program->signal(SIGTERM);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

bool Nginx::isInstalled() {
    return !program().empty();
}

std::string Nginx::url() const {
    return at("http", m_address, m_ports[plain]);
}

std::string Nginx::h2Url() const {
    return at("http", m_address, m_ports[h2]);
}

std::string Nginx::tlsUrl() const {
    return at("https", m_address, m_ports[tls]);
}

void Nginx::start() {
    std::ofstream(m_folder.path() / "nginx.conf") << configuration();
    const std::string folder = m_folder.path().string() + "/";
    m_program = std::make_unique<ChildProgram>(
        std::vector<std::string>{"env", m_ports.variableForNginx(), program(), "-p", folder, "-c",
                                 folder + "nginx.conf", "-e", folder + "error.log"},
        m_ports.sockets());
    m_ports.letGo();
    while (!fs::exists(m_folder.path() / "nginx.pid")) {
        if (m_program->hasEnded())
            throw std::runtime_error("nginx does not start");
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

std::string Nginx::configuration() const {
    const auto listen = [this](int port, const char* kind) {
        return "        listen " + m_address + ":" + std::to_string(port) + " backlog=4096 " +
               kind + ";\n";
    };
    std::string text = geteuid() == 0 ? "user root;\n" : "";
    text += std::string(head) + nginxFolders + "    server {\n" + listen(m_ports[plain], "") +
            listen(m_ports[h2], "http2");
    if (m_tls == Tls::Yes)
        text += listen(m_ports[tls], "ssl http2") + tlsConfiguration();
    return text + tail;
}

std::string Nginx::tlsConfiguration() const {
    return "        ssl_certificate cert.pem;\n"
           "        ssl_certificate_key key.pem;\n"
           "        ssl_verify_client optional_no_ca;\n"
           "        location = /client { if ($ssl_client_s_dn) { return 204; } return 200; }\n";
}

void Nginx::stop() {
    m_program->signal(SIGQUIT);
    m_program->wait();
}

std::vector<double> Nginx::arrivals() {
    stop();
    std::ifstream log(m_folder.path() / "access.log");
    std::vector<double> times;
    for (std::string line; std::getline(log, line);)
        std::from_chars(line.data(), line.data() + line.size(), times.emplace_back());
    return times;
}

std::vector<std::string> Nginx::paths() {
    stop();
    std::ifstream log(m_folder.path() / "access.log");
    std::vector<std::string> paths;
    std::string time, method, rest;
    for (std::string path; log >> time >> method >> path && std::getline(log, rest);)
        paths.push_back(path);
    return paths;
}

std::size_t Nginx::accessLogLines() {
    stop();
    std::ifstream log(m_folder.path() / "access.log");
    return static_cast<std::size_t>(
        std::count(std::istreambuf_iterator<char>(log), std::istreambuf_iterator<char>(), '\n'));
}

} // namespace loadstone
