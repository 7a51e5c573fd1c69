// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/curl/curlarguments.h"

namespace loadstone {

namespace {

/// Goes through the words once.
class ArgumentParser {
public:
    explicit ArgumentParser(const std::vector<CommandWord>& words) : m_words(words) {}

    Expected<std::vector<CurlArgument>> parse() {
        for (m_at = 1; m_at < m_words.size(); ++m_at)
            if (const auto taken = takeWord(m_words[m_at]); !taken)
                return tl::unexpected(taken.error());
        return m_arguments;
    }

private:
    Expected<void> takeWord(const CommandWord& word) {
        if (m_onlyUrls || word.text.size() < 2 || word.text.front() != '-') {
            m_arguments.push_back({nullptr, "", word.text, word.position, false});
            return {};
        }
        if (word.text == "--") {
            m_onlyUrls = true;
            return {};
        }
        return word.text[1] == '-' ? takeLong(word) : takeLetters(word);
    }

    Expected<void> takeLong(const CommandWord& word) {
        const std::string name = word.text.substr(2);
        const CurlOption* option = curlOptionNamed(name);
        const bool isOff = !option && name.starts_with("no-");
        if (isOff)
            option = curlOptionNamed(name.substr(3));
        if (name == "url")
            return takeValue({nullptr, word.text, "", word.position, false});
        if (!option || (isOff && option->takesValue))
            return unknown(word.text, word.position);
        const CurlArgument argument{option, word.text, "", word.position, isOff};
        if (option->takesValue)
            return takeValue(argument);
        m_arguments.push_back(argument);
        return {};
    }

    /// "-sSLX POST", "-XPOST"
    Expected<void> takeLetters(const CommandWord& word) {
        for (std::size_t i = 1; i < word.text.size(); ++i) {
            const CurlOption* option = curlOptionOf(word.text[i]);
            const std::string typed = std::string("-") + word.text[i];
            if (!option)
                return unknown(typed, word.position);
            CurlArgument argument{option, typed, word.text.substr(i + 1), word.position, false};
            if (option->takesValue && !argument.value.empty()) {
                m_arguments.push_back(std::move(argument));
                return {};
            }
            if (option->takesValue)
                return takeValue(std::move(argument));
            argument.value.clear();
            m_arguments.push_back(std::move(argument));
        }
        return {};
    }

    /// The next word, whatever it looks like.
    Expected<void> takeValue(CurlArgument argument) {
        if (m_at + 1 >= m_words.size())
            return fail(argument.typed,
                        "there is no value behind the option" + atPosition(argument.position));
        argument.value = m_words[++m_at].text;
        m_arguments.push_back(std::move(argument));
        return {};
    }

    static tl::unexpected<Error> unknown(const std::string& typed, std::size_t position) {
        return fail(typed, "this option of curl is not understood, or Loadstone cannot do it; it "
                           "stands" +
                               atPosition(position));
    }

    const std::vector<CommandWord>& m_words;
    std::vector<CurlArgument> m_arguments;
    std::size_t m_at = 1;
    bool m_onlyUrls = false;
};

} // namespace

Expected<std::vector<CurlArgument>> curlArguments(const std::vector<CommandWord>& words) {
    return ArgumentParser(words).parse();
}

} // namespace loadstone
