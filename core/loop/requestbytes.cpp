// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/requestbytes.h"

#include "core/base/asciicase.h"
#include "core/base/base64.h"
#include "core/http/acceptedencodings.h"
#include "core/http/headervalue.h"

#include <algorithm>

namespace loadstone {

namespace {

bool sameName(const std::string& one, const char* other) {
    return sameButForCase(one, other);
}

const Header* headerNamed(const Request& request, const char* name) {
    const auto found = std::ranges::find_if(
        request.headers, [name](const Header& h) { return sameName(h.name, name); });
    return found == request.headers.end() ? nullptr : &*found;
}

std::string sentLine(const std::string& name, const std::string& value) {
    return isBlank(value) ? name + ":\r\n" : name + ": " + value + "\r\n";
}

std::string sentLine(const Header& header) {
    return header.isLeftOut ? "" : sentLine(header.name, header.value);
}

/// The line that libcurl puts in by itself where the plan has none of that name.
std::string unlessGiven(const Request& request, const char* name, const std::string& value) {
    return headerNamed(request, name) ? "" : sentLine(name, value);
}

// libcurl looks for the word anywhere in the first such header.
bool isChunked(const Request& request) {
    const Header* coding = headerNamed(request, "Transfer-Encoding");
    return coding && mentions(coding->value, "chunked");
}

std::string hexadecimal(std::size_t number) {
    std::string digits;
    for (; number != 0 || digits.empty(); number /= 16)
        digits.insert(digits.begin(), "0123456789abcdef"[number % 16]);
    return digits;
}

// libcurl sends a body of this size and more through a buffer, whose chunks are of another.
constexpr std::size_t buffered = 64 * 1024;
constexpr std::size_t bufferedChunk = buffered - 12;

// Who asks for chunks by a header gets them from libcurl, so from us too.
std::string chunksOf(std::string_view body) {
    const std::size_t size = body.size() < buffered ? body.size() : bufferedChunk;
    std::string chunks;
    for (; !body.empty(); body.remove_prefix(std::min(size, body.size()))) {
        const std::string_view chunk = body.substr(0, size);
        chunks.append(hexadecimal(chunk.size())).append("\r\n").append(chunk).append("\r\n");
    }
    return chunks + "0\r\n\r\n";
}

std::string ownHeaders(const LoadPlan& plan, const Destination& destination) {
    const Request& request = plan.request;
    const Header* host = headerNamed(request, "Host");
    std::string lines = host ? sentLine({"Host", host->value, host->isLeftOut})
                             : sentLine("Host", destination.hostHeader);
    if (!destination.credentials.empty())
        lines +=
            unlessGiven(request, "Authorization", "Basic " + toBase64(destination.credentials));
    lines += unlessGiven(request, "User-Agent", userAgent) + unlessGiven(request, "Accept", "*/*");
    return plan.transport.compressed
               ? lines + unlessGiven(request, "Accept-Encoding", acceptedEncodings())
               : lines;
}

std::string givenHeaders(const LoadPlan& plan) {
    std::string lines;
    for (const Header& header : plan.request.headers)
        if (!sameName(header.name, "Host"))
            lines += sentLine(header);
    return plan.transport.keepAlive ? lines : lines + sentLine("Connection", "close");
}

std::string bodyHeaders(const Request& request, const std::string& bodySize) {
    if (!carriesBody(request))
        return {};
    const std::string length =
        isChunked(request) ? "" : unlessGiven(request, "Content-Length", bodySize);
    return length + unlessGiven(request, "Content-Type", "application/x-www-form-urlencoded");
}

} // namespace

std::string requestHead(const LoadPlan& plan, const Destination& destination,
                        const std::string& bodySize) {
    const Request& request = plan.request;
    return request.method + " " + destination.target + " HTTP/1.1\r\n" +
           ownHeaders(plan, destination) + givenHeaders(plan) + bodyHeaders(request, bodySize) +
           "\r\n";
}

void appendBody(const Request& request, const std::string& body, std::string& message) {
    if (carriesBody(request))
        message += isChunked(request) ? chunksOf(body) : body;
}

std::string requestBytes(const LoadPlan& plan, const Destination& destination) {
    const Body& body = plan.request.body;
    std::string bytes = requestHead(plan, destination, std::to_string(body.size()));
    appendBody(plan.request, body.bytes(), bytes);
    return bytes;
}

} // namespace loadstone
