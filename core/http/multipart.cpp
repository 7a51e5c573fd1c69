// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/multipart.h"

#include "core/base/asciicase.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace loadstone {

namespace {

struct KnownType {
    std::string_view ending;
    const char* type;
};
constexpr std::array knownTypes{
    KnownType{".gif", "image/gif"},       KnownType{".jpg", "image/jpeg"},
    KnownType{".jpeg", "image/jpeg"},     KnownType{".png", "image/png"},
    KnownType{".svg", "image/svg+xml"},   KnownType{".txt", "text/plain"},
    KnownType{".htm", "text/html"},       KnownType{".html", "text/html"},
    KnownType{".pdf", "application/pdf"}, KnownType{".xml", "application/xml"}};

/// A name between quotes, as browsers write it.
std::string escaped(std::string_view name) {
    std::string text;
    for (const char c : name) {
        if (c == '"')
            text += "%22";
        else if (c == '\r')
            text += "%0D";
        else if (c == '\n')
            text += "%0A";
        else
            text += c;
    }
    return text;
}

std::string headOf(const FormPart& part) {
    std::string head = "Content-Disposition: form-data; name=\"" + escaped(part.name) + "\"";
    if (!part.fileName.empty())
        head += "; filename=\"" + escaped(part.fileName) + "\"";
    if (!part.type.empty())
        head += "\r\nContent-Type: " + part.type;
    return head + "\r\n\r\n";
}

// FNV-1a.
std::uint64_t hashOf(const std::vector<FormPart>& parts, std::uint64_t hash) {
    constexpr std::uint64_t prime = 1'099'511'628'211U;
    for (const FormPart& part : parts)
        for (const std::string& text : {part.name, part.content})
            for (const char c : text)
                hash = (hash ^ static_cast<unsigned char>(c)) * prime;
    return hash;
}

std::string boundaryOf(const std::vector<FormPart>& parts, std::uint64_t hash) {
    std::string boundary(24, '-');
    for (int digit = 0; digit < 16; ++digit, hash >>= 4)
        boundary += "0123456789abcdef"[hash % 16];
    const bool isInside = std::ranges::any_of(parts, [&](const FormPart& part) {
        return part.content.find(boundary) != std::string::npos;
    });
    return isInside ? boundaryOf(parts, hashOf(parts, hash + 1)) : boundary;
}

bool saysType(const Header& header) {
    return sameButForCase(header.name, "Content-Type");
}

} // namespace

std::string contentTypeOf(const std::string& fileName) {
    for (const auto& [ending, type] : knownTypes)
        if (fileName.size() >= ending.size() &&
            sameButForCase(std::string_view(fileName).substr(fileName.size() - ending.size()),
                           ending))
            return type;
    return "application/octet-stream";
}

void setForm(Request& request, const std::vector<FormPart>& parts) {
    constexpr std::uint64_t basis = 14'695'981'039'346'656'037U;
    const std::string boundary = boundaryOf(parts, hashOf(parts, basis));
    std::string body;
    for (const FormPart& part : parts)
        body.append("--" + boundary + "\r\n" + headOf(part)).append(part.content).append("\r\n");
    request.body = body + "--" + boundary + "--\r\n";
    const auto given = std::ranges::find_if(request.headers, saysType);
    if (given == request.headers.end())
        request.headers.push_back({"Content-Type", "multipart/form-data; boundary=" + boundary});
    else if (!given->value.empty())
        given->value += "; boundary=" + boundary;
}

} // namespace loadstone
