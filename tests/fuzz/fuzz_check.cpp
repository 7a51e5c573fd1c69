// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/check/answerjudge.h"
#include "core/check/checkmatcher.h"
#include "tests/support/jsontree.h"

#include <cstdlib>

using namespace loadstone;

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

CheckVerdict judged(const std::vector<Check>& checks, std::string_view answer, std::size_t piece) {
    AnswerJudge judge(checks);
    judge.begin();
    const std::size_t head = std::min(answer.find("\r\n\r\n"), answer.size());
    judge.takeHead(answer.substr(0, head));
    for (std::string_view body = answer.substr(head); !body.empty();
         body.remove_prefix(std::min(piece, body.size())))
        judge.takeBody(body.substr(0, piece));
    return judge.judge(std::chrono::milliseconds(1), answer.size());
}

/// Without a tree a value is found as with one.
void compareWithTree(const Check& check, std::string_view text) {
    const auto inTree = valueInTree(check.matcher->path, text);
    const auto found = check.matcher->path.in(text);
    require(found.has_value() == inTree.has_value());
    if (!found)
        return;
    require(nlohmann::json::parse(*found, nullptr, false) == *inTree);
    if (check.kind == Check::Kind::JsonEquals)
        require(check.matcher->accepts(*found) == (*inTree == check.matcher->value));
}

} // namespace

// Checks as they are typed, up to an empty line, and an answer: a check is read back as the same,
// how an answer is cut does not matter, and values of JSON are those of another reader.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    const auto checks = readChecks(text.substr(0, end), "check");
    if (!checks || checks->size() > mostChecks)
        return 0;
    require(readChecks(textOf(*checks), "check") == *checks);
    const std::string_view answer = std::string_view(text).substr(end);
    const CheckVerdict whole = judged(*checks, answer, text.size() + 1);
    for (const std::size_t piece : {1U, 2U, 7U})
        require(judged(*checks, answer, piece).passed == whole.passed);
    for (const Check& check : *checks)
        if (check.isOfJson())
            compareWithTree(check, answer.substr(std::min<std::size_t>(2, answer.size())));
    return 0;
}
