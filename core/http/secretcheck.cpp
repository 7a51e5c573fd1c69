// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/secretcheck.h"

#include "core/base/listed.h"
#include "core/http/secretbody.h"
#include "core/http/secretname.h"
#include "core/http/secrets.h"

namespace loadstone {

namespace {

/// In a pattern.
constexpr std::string_view patternMask = R"(\*\*\*)";

/// The member that a path leads to, or the name of a header.
bool isOfSecret(const Check& check) {
    const std::size_t dot = check.isOfJson() ? check.name.rfind('.') : std::string::npos;
    return isSecret(std::string_view(check.name).substr(dot == std::string::npos ? 0 : dot + 1));
}

/// Also a piece of JSON, as in "password": "geheim".
std::string withoutSecretsInPiece(const std::string& piece) {
    const std::string whole = withoutSecretsInBody(piece);
    return whole == piece ? withoutSecretsInBody("{" + piece).substr(1) : whole;
}

/// Of what is no check.
bool mayHoldSecret(const std::string& line) {
    return isSecret(line) || withoutSecretsInPiece(line) != line ||
           withoutSecrets(std::string_view(line)) != line;
}

} // namespace

Check withoutSecrets(Check check) {
    if (check.wanted.empty())
        return check;
    const bool isSecretValue = (check.isOfHeader() || check.isOfJson()) && isOfSecret(check);
    const std::string shown = isSecretValue        ? std::string(secretMask)
                              : check.isOfHeader() ? withoutSecrets(std::string_view(check.wanted))
                                                   : withoutSecretsInPiece(check.wanted);
    if (shown == check.wanted)
        return check;
    if (check.isOfJson()) // a value of JSON again
        check.wanted = '"' + std::string(secretMask) + '"';
    else
        check.wanted = check.kind == Check::Kind::BodyMatches ? patternMask : shown;
    return check;
}

std::string errorWithoutSecrets(std::string error, std::string_view typed) {
    for (const std::string& line : linesIn(typed)) {
        if (!mayHoldSecret(line))
            continue;
        for (std::size_t at = 0; (at = error.find(line, at)) != std::string::npos;
             at += secretMask.size())
            error.replace(at, line.size(), secretMask);
    }
    return error;
}

std::string checksWithoutSecrets(std::string_view typed) {
    std::string shown;
    for (const std::string& line : linesIn(typed)) {
        const auto check = Check::read(line);
        if (!check && mayHoldSecret(line))
            continue;
        const bool isMasked = check && withoutSecrets(*check) != *check;
        shown += (shown.empty() ? "" : "\n") + (isMasked ? withoutSecrets(*check).text() : line);
    }
    return shown;
}

// A mask that stands for a secret is one that masking would put there.
bool holdsMask(const Check& check) {
    if (check.kind == Check::Kind::BodyMatches)
        return check.wanted == patternMask;
    if (check.isOfJson())
        return check.wanted == '"' + std::string(secretMask) + '"';
    Check filled = check;
    std::size_t at = 0;
    while ((at = filled.wanted.find(secretMask, at)) != std::string::npos)
        filled.wanted.replace(at, secretMask.size(), "filled");
    return filled.wanted != check.wanted && withoutSecrets(filled).wanted != filled.wanted;
}

} // namespace loadstone
