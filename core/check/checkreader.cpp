// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/exacttime.h"
#include "core/base/utf8.h"
#include "core/check/bytesizes.h"
#include "core/check/check.h"
#include "core/check/checkmatcher.h"
#include "core/check/quotedtext.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

using Kind = Check::Kind;

Expected<void> readWanted(TermReader& reader, Check& into) {
    return readQuoted(reader, "a text, as in \"in stock\"").map([&](std::string text) {
        into.wanted = std::move(text);
    });
}

/// Without what RE2 quotes of the pattern, which may be a secret.
std::string reasonOf(const re2::RE2& pattern) {
    return pattern.error().substr(0, pattern.error().find(": "));
}

// What RE2 quotes of a wrong pattern is where it begins to be wrong.
Expected<void> compile(TermReader& reader, std::size_t begin, Check& into) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    auto matcher = std::make_shared<CheckMatcher>();
    const re2::RE2& pattern = matcher->pattern.emplace(into.wanted, options);
    if (!pattern.ok()) {
        const std::string_view from = std::string_view(into.wanted);
        const std::size_t at = std::min(from.find(pattern.error_arg()), from.size());
        reader.goBack(begin + (at == from.size() ? 0 : at));
        return reader.expects("a regular expression of RE2, which says \"" + reasonOf(pattern) +
                              "\"");
    }
    into.matcher = std::move(matcher);
    return {};
}

Expected<void> readBody(TermReader& reader, Check& into) {
    const std::size_t begin = reader.position();
    const std::string_view verb = reader.takeWord();
    if (verb == "contains") {
        into.kind = Kind::BodyContains;
        return readWanted(reader, into);
    }
    if (verb != "matches") {
        reader.goBack(begin);
        return reader.expects("contains or matches");
    }
    into.kind = Kind::BodyMatches;
    const std::size_t patternAt = reader.position() + (reader.rest().starts_with('"') ? 1 : 0);
    return readQuoted(reader, "a regular expression, as in \"id=[0-9]+\"")
        .and_then([&](std::string text) {
            into.wanted = std::move(text);
            return compile(reader, patternAt, into);
        });
}

Expected<void> readHeader(TermReader& reader, Check& into) {
    const std::size_t nameAt = reader.position();
    into.name = reader.takeRun();
    if (into.name.empty() || into.name.find_first_of(":\"=<>") != std::string::npos) {
        reader.goBack(nameAt);
        return reader.expects("the name of a header, as in content-type");
    }
    into.kind = Kind::HeaderPresent;
    if (reader.atEnd())
        return {};
    const std::size_t begin = reader.position();
    const std::string_view verb = reader.takeWord();
    if (verb != "equals" && verb != "contains") {
        reader.goBack(begin);
        return reader.expects("equals, contains or the end");
    }
    into.kind = verb == "equals" ? Kind::HeaderEquals : Kind::HeaderContains;
    return readWanted(reader, into);
}

/// A value of JSON as it is; anything else is a text.
Expected<void> readValue(TermReader& reader, CheckMatcher& matcher, Check& into) {
    const std::string text(reader.rest());
    const std::string kinds = "a value, as in 3, true, null or \"in stock\"";
    matcher.value = nlohmann::json::parse(text, nullptr, false);
    if (matcher.value.is_structured())
        return reader.expects(kinds);
    if (matcher.value.is_discarded()) {
        const auto wanted = readQuoted(reader, kinds);
        if (!wanted)
            return tl::unexpected(wanted.error());
        matcher.value = *wanted;
    }
    reader.skip(text.size());
    constexpr auto replaces = nlohmann::json::error_handler_t::replace;
    into.wanted = matcher.text = matcher.value.dump(-1, ' ', false, replaces);
    return {};
}

Expected<void> readJson(TermReader& reader, Check& into) {
    const std::string_view from = reader.rest();
    const auto path = JsonPath::read(reader);
    if (!path)
        return tl::unexpected(path.error());
    std::string_view name = from.substr(0, from.size() - reader.rest().size());
    into.name = name.substr(0, name.find_last_not_of(" \t") + 1);
    auto matcher = std::make_shared<CheckMatcher>();
    matcher->path = *path;
    into.kind = Kind::JsonPresent;
    const std::size_t begin = reader.position();
    Expected<void> read;
    if (!reader.atEnd()) {
        into.kind = Kind::JsonEquals;
        if (reader.takeWord() == "equals") {
            read = readValue(reader, *matcher, into);
        } else {
            reader.goBack(begin);
            read = reader.expects("equals or the end");
        }
    }
    into.matcher = std::move(matcher);
    return read;
}

Expected<void> readBound(TermReader& reader, Check& into) {
    const auto relation = takeRelation(reader);
    if (!relation)
        return reader.expects("<, <=, >, >= or =");
    into.relation = *relation;
    if (into.kind == Kind::Size)
        return readSize(reader).map([&](double bytes) { into.bound = bytes; });
    const auto number = reader.takeNumber();
    if (!number)
        return reader.expects("a time, as in 250ms");
    return readExactTime(reader, *number).map([&](double time) { into.bound = time; });
}

Expected<void> readRest(TermReader& reader, std::string_view of, Check& into) {
    if (of == "body")
        return readBody(reader, into);
    if (of == "header")
        return readHeader(reader, into);
    if (of == "json")
        return readJson(reader, into);
    into.kind = of == "size" ? Kind::Size : Kind::Time;
    return readBound(reader, into);
}

bool isOneLine(std::string_view text) {
    const auto isControl = [](char c) { return c >= 0 && c < ' ' && c != '\t'; };
    return isUtf8(text) && std::ranges::none_of(text, isControl);
}

} // namespace

Expected<Check> Check::read(std::string_view text) {
    if (!isOneLine(text))
        return fail("", "a check is one line of text in UTF-8");
    TermReader reader(text.substr(0, text.find_last_not_of(" \t") + 1));
    const std::size_t begin = reader.position();
    const std::string_view of = reader.takeWord();
    constexpr std::array<std::string_view, 5> all{"body", "header", "json", "size", "time"};
    if (std::ranges::find(all, of) == all.end()) {
        reader.goBack(begin);
        return reader.expects("what is checked: body, header, json, size or time");
    }
    Check check;
    auto read = readRest(reader, of, check);
    if (read && !reader.atEnd())
        read = reader.expects("the end");
    if (!read)
        return tl::unexpected(read.error());
    return check;
}

} // namespace loadstone
