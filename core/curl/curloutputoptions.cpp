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

constexpr CurlOption leftOutFlag(char letter, std::string_view name, std::string_view reason) {
    return {letter, name, false, nullptr, nullptr, reason};
}

constexpr CurlOption leftOutValue(char letter, std::string_view name, std::string_view reason) {
    return {letter, name, true, nullptr, nullptr, reason};
}

constexpr std::string_view anyTls = "the highest version of TLS that both sides know is used";
constexpr std::string_view noCookies = "cookies of answers are neither kept nor sent";
constexpr std::string_view anySpeed = "a slow answer ends by the timeout only";
constexpr std::string_view sentOnce = "what fails counts as failed, and is not sent again for it";
constexpr std::string_view anyScheme = "redirects are followed by http and by https";
constexpr std::string_view anySize = "an answer may have any size";

Expected<void> resumeAllTheSame(CurlDraft& draft, const std::string&) {
    draft.notes.emplace_back("--no-sessionid was left out: TLS sessions are resumed");
    return {};
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
                                shownFlag('\0', "no-clobber"),
                                shownFlag('\0', "remove-on-error"),
                                shownFlag('\0', "retry-connrefused"),
                                shownFlag('\0', "retry-all-errors"),
                                shownFlag('\0', "ssl"),
                                shownFlag('\0', "ssl-reqd"),
                                shownValue('o', "output"),
                                shownValue('w', "write-out"),
                                shownValue('D', "dump-header"),
                                shownValue('\0', "stderr"),
                                shownValue('\0', "trace"),
                                shownValue('\0', "trace-ascii"),
                                shownValue('\0', "output-dir"),
                                shownValue('\0', "retry-delay"),
                                shownValue('\0', "retry-max-time"),
                                shownValue('\0', "keepalive-time"),
                                shownValue('\0', "parallel-max"),
                                shownValue('\0', "happy-eyeballs-timeout-ms"),
                                leftOutFlag('1', "tlsv1", anyTls),
                                leftOutFlag('\0', "tlsv1.0", anyTls),
                                leftOutFlag('\0', "tlsv1.1", anyTls),
                                leftOutFlag('\0', "tlsv1.2", anyTls),
                                leftOutValue('c', "cookie-jar", noCookies),
                                leftOutValue('y', "speed-time", anySpeed),
                                leftOutValue('Y', "speed-limit", anySpeed),
                                leftOutValue('\0', "retry", sentOnce),
                                leftOutValue('\0', "proto", anyScheme),
                                leftOutValue('\0', "proto-redir", anyScheme),
                                leftOutValue('\0', "max-filesize", anySize),
                                CurlOption{'\0', "sessionid", false, nullptr, resumeAllTheSame}};

} // namespace

std::span<const CurlOption> curlOutputOptions() {
    return passedOver;
}

} // namespace loadstone
