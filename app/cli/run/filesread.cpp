// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/run/filesread.h"

#include "app/cli/filesnamed.h"
#include "core/http/formtext.h"

#include <optional>

namespace loadstone {

namespace {

/// @FILE, or @FILE behind a name.
std::optional<std::string> fileBehindAt(const std::string& text) {
    const std::size_t at = text.starts_with('@') ? 0 : text.find("=@");
    if (at == std::string::npos)
        return std::nullopt;
    return text.substr(text.find('@', at) + 1);
}

std::vector<std::string> filesIn(const std::string& field, const std::string& text) {
    if (field == rawData)
        return {};
    if (field == "url" || field == dataFile)
        return {text};
    if (field == sqlFile)
        return {text, weightedName(text).name};
    const auto file = field == formField ? fileOfFormPart(text) : fileBehindAt(text);
    return file ? std::vector{*file} : std::vector<std::string>();
}

} // namespace

std::vector<std::string> filesReadBy(const PlanArguments& arguments, const LoadPlan& plan) {
    std::vector<std::string> files = filesNamedBy(plan);
    for (const auto& [field, texts] : arguments.values)
        for (const std::string& text : texts)
            for (std::string& file : filesIn(field, text))
                files.push_back(std::move(file));
    return files;
}

} // namespace loadstone
