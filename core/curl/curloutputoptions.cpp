// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/curl/curloption.h"

#include <array>

namespace loadstone {

namespace {

constexpr CurlOption shownFlag(char letter, std::string_view name) {
    return {letter, name, false, nullptr};
}

constexpr CurlOption shownValue(char letter, std::string_view name) {
    return {letter, name, true, nullptr};
}

// What they change is what curl shows or keeps, not what it sends.
constexpr std::array passedOver{shownFlag('s', "silent"),
                                shownFlag('S', "show-error"),
                                shownFlag('v', "verbose"),
                                shownFlag('i', "include"),
                                shownFlag('O', "remote-name"),
                                shownFlag('J', "remote-header-name"),
                                shownFlag('f', "fail"),
                                shownFlag('#', "progress-bar"),
                                shownFlag('N', "no-buffer"),
                                shownFlag('R', "remote-time"),
                                shownFlag('q', "disable"),
                                shownFlag('a', "append"),
                                shownFlag('M', "manual"),
                                shownFlag('Z', "parallel"),
                                shownFlag('\0', "fail-with-body"),
                                shownFlag('\0', "fail-early"),
                                shownFlag('\0', "buffer"),
                                shownFlag('\0', "keepalive"),
                                shownFlag('\0', "progress-meter"),
                                shownFlag('\0', "remote-name-all"),
                                shownFlag('\0', "create-dirs"),
                                shownFlag('\0', "styled-output"),
                                shownFlag('\0', "tcp-nodelay"),
                                shownFlag('\0', "trace-time"),
                                shownFlag('\0', "sessionid"),
                                shownFlag('\0', "alpn"),
                                shownFlag('\0', "no-clobber"),
                                shownFlag('\0', "remove-on-error"),
                                shownFlag('\0', "retry-connrefused"),
                                shownFlag('\0', "retry-all-errors"),
                                shownFlag('1', "tlsv1"),
                                shownFlag('\0', "tlsv1.0"),
                                shownFlag('\0', "tlsv1.1"),
                                shownFlag('\0', "tlsv1.2"),
                                shownFlag('\0', "ssl"),
                                shownFlag('\0', "ssl-reqd"),
                                shownValue('o', "output"),
                                shownValue('w', "write-out"),
                                shownValue('D', "dump-header"),
                                shownValue('c', "cookie-jar"),
                                shownValue('y', "speed-time"),
                                shownValue('Y', "speed-limit"),
                                shownValue('C', "continue-at"),
                                shownValue('\0', "stderr"),
                                shownValue('\0', "trace"),
                                shownValue('\0', "trace-ascii"),
                                shownValue('\0', "output-dir"),
                                shownValue('\0', "retry"),
                                shownValue('\0', "retry-delay"),
                                shownValue('\0', "retry-max-time"),
                                shownValue('\0', "proto"),
                                shownValue('\0', "proto-redir"),
                                shownValue('\0', "proto-default"),
                                shownValue('\0', "keepalive-time"),
                                shownValue('\0', "max-filesize"),
                                shownValue('\0', "parallel-max"),
                                shownValue('\0', "happy-eyeballs-timeout-ms")};

} // namespace

std::span<const CurlOption> curlOutputOptions() {
    return passedOver;
}

} // namespace loadstone
