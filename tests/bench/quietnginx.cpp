// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/quietnginx.h"

#include "tests/support/nginx.h"

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
)";

constexpr auto server = R"(    server {
        location / { return 200 "twenty-three characters"; }
)";

} // namespace

QuietNginx::QuietNginx(const std::string& core) {
    const std::string folder = m_folder.path().string() + "/";
    makeCertificateIn(folder);
    std::ofstream(folder + "nginx.conf") << configuration();
    m_program = std::make_unique<ChildProgram>(
        std::vector<std::string>{"taskset", "-c", core, "env", m_ports.variableForNginx(),
                                 "/usr/sbin/nginx", "-p", folder, "-c", folder + "nginx.conf", "-e",
                                 folder + "error.log"},
        m_ports.sockets());
    m_ports.letGo();
    waitUntilItServes();
}

QuietNginx::~QuietNginx() {
    m_program->signal(SIGTERM);
    m_program->wait();
}

std::string QuietNginx::url() const {
    return "http://127.0.0.1:" + std::to_string(m_ports[0]) + "/";
}

std::string QuietNginx::tlsUrl() const {
    return "https://127.0.0.1:" + std::to_string(m_ports[1]) + "/";
}

std::string QuietNginx::configuration() const {
    const auto listen = [](int port, const char* kind) {
        return "        listen 127.0.0.1:" + std::to_string(port) + " backlog=4096" + kind + ";\n";
    };
    return (geteuid() == 0 ? "user root;\n" : "") + std::string(settings) + nginxFolders + server +
           listen(m_ports[0], "") + listen(m_ports[1], " ssl") + "    }\n}\n";
}

void QuietNginx::waitUntilItServes() {
    while (!std::filesystem::exists(m_folder.path() / "nginx.pid")) {
        if (m_program->hasEnded())
            throw std::runtime_error("nginx does not start");
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

} // namespace loadstone
