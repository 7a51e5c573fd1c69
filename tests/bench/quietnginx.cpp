#include "tests/bench/quietnginx.h"

#include "tests/support/loopback.h"

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace loadstone {

namespace {

constexpr auto settings = R"(daemon off;
worker_processes 1;
worker_rlimit_nofile 20000;
pid nginx.pid;
events { worker_connections 8192; }
http {
    access_log off;
    keepalive_requests 1000000000;
    ssl_certificate cert.pem;
    ssl_certificate_key key.pem;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    default_type text/plain;
    server {
        location / { return 200 "twenty-three characters"; }
)";

void makeCertificateIn(const std::string& folder) {
    ChildProgram openssl({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                          "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
                          "/CN=localhost", "-keyout", folder + "key.pem", "-out",
                          folder + "cert.pem"});
    if (openssl.wait() != 0)
        throw std::runtime_error("openssl cannot make a certificate");
}

} // namespace

QuietNginx::QuietNginx(const std::string& core) : m_port(freePort()), m_tlsPort(freePort()) {
    const std::string folder = m_folder.path().string() + "/";
    makeCertificateIn(folder);
    std::ofstream(folder + "nginx.conf") << configuration();
    m_program = std::make_unique<ChildProgram>(
        std::vector<std::string>{"taskset", "-c", core, "/usr/sbin/nginx", "-p", folder, "-c",
                                 folder + "nginx.conf", "-e", folder + "error.log"});
    waitUntilItListens();
}

QuietNginx::~QuietNginx() {
    m_program->signal(SIGTERM);
    m_program->wait();
}

std::string QuietNginx::url() const {
    return "http://127.0.0.1:" + std::to_string(m_port) + "/";
}

std::string QuietNginx::tlsUrl() const {
    return "https://127.0.0.1:" + std::to_string(m_tlsPort) + "/";
}

std::string QuietNginx::configuration() const {
    const auto listen = [](int port, const char* kind) {
        return "        listen 127.0.0.1:" + std::to_string(port) + " backlog=4096" + kind + ";\n";
    };
    return (geteuid() == 0 ? "user root;\n" : "") + std::string(settings) + listen(m_port, "") +
           listen(m_tlsPort, " ssl") + "    }\n}\n";
}

void QuietNginx::waitUntilItListens() {
    while (!m_program->hasEnded()) {
        if (const int socket = connectToLoopback(m_port); socket >= 0) {
            ::close(socket);
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    throw std::runtime_error("nginx does not start");
}

} // namespace loadstone
