// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/curl/commandwords.h"
#include "core/curl/textcursor.h"

#include <utility>

namespace loadstone {

namespace {

/// What a backtick and a letter stand for.
char escaped(char letter) {
    switch (letter) {
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return letter;
    }
}

/// Reads a command as PowerShell does, up to the end of the first one. One use.
class PowerShellReader {
public:
    explicit PowerShellReader(std::string_view text) : m_cursor(text) {}

    Expected<CommandWords> read() {
        for (skipBlanks(); !m_cursor.isAtEnd() && !isAtEndOfCommand(); skipBlanks()) {
            CommandWord word{"", m_cursor.position()};
            while (!endsWord())
                if (auto taken = takePiece(word.text); !taken)
                    return tl::unexpected(taken.error());
            word.text = asProgramGetsIt(word.text);
            m_read.words.push_back(std::move(word));
        }
        if (m_cursor.rest().find_first_not_of(" \t\r\n;") != std::string_view::npos)
            m_read.notes.push_back("what stands behind the command, from" +
                                   atPosition(m_cursor.position()).substr(3) + ", was left out");
        return std::move(m_read);
    }

private:
    void skipBlanks() {
        const auto isSkipped = [this] {
            return (m_read.words.empty() && m_cursor.takesLineEnd()) || m_cursor.takes("`\n") ||
                   m_cursor.takes("`\r\n") || m_cursor.takes(" ") || m_cursor.takes("\t");
        };
        while (isSkipped()) {
        }
    }
    bool isAtEndOfCommand() const {
        return m_cursor.isAtLineEnd() ||
               std::string_view("|;&<>").find(m_cursor.peek()) != std::string_view::npos;
    }
    bool endsWord() const {
        return m_cursor.isAtEnd() || isBlank(m_cursor.peek()) || isAtEndOfCommand() ||
               m_cursor.isAt("`\n") || m_cursor.isAt("`\r\n");
    }
    Expected<void> takePiece(std::string& into) {
        const std::size_t position = m_cursor.position();
        if (m_cursor.takes("'"))
            return takeVerbatim(into, position);
        if (m_cursor.takes("\""))
            return takeQuoted(into, position);
        return takeCharacter(into);
    }
    Expected<void> takeVerbatim(std::string& into, std::size_t position) {
        while (!m_cursor.isAtEnd()) {
            if (m_cursor.takes("''"))
                into += '\'';
            else if (m_cursor.takes("'"))
                return {};
            else
                into += m_cursor.take();
        }
        return unclosed(position);
    }
    /// A backslash before a quote is no business of PowerShell's, but people write it for the
    /// program, and mean one argument.
    Expected<void> takeQuoted(std::string& into, std::size_t position) {
        while (!m_cursor.isAtEnd()) {
            if (m_cursor.takes("\"\"") || m_cursor.takes("\\\"") || m_cursor.takes("\\`\""))
                into += '"';
            else if (m_cursor.takes("\""))
                return {};
            else if (auto taken = takeCharacter(into); !taken)
                return taken;
        }
        return unclosed(position);
    }
    Expected<void> takeCharacter(std::string& into) {
        if (m_cursor.isAt("$("))
            return fail("", "a command within the command is not run here; write what it gives in "
                            "the place of the one" +
                                atPosition(m_cursor.position()));
        if (m_cursor.takes("`")) {
            if (!m_cursor.isAtEnd())
                into += escaped(m_cursor.take());
            return {};
        }
        if (m_cursor.peek() == '$' && m_cursor.peek(1) > ' ' && m_cursor.peek(1) != '"')
            m_read.notes.push_back("a variable of the shell stands" +
                                   atPosition(m_cursor.position()) +
                                   "; write its value in its place");
        into += m_cursor.take();
        return {};
    }
    /// Windows PowerShell hands quotes over only behind a backslash, PowerShell 7 as they are.
    static std::string asProgramGetsIt(std::string text) {
        for (std::size_t at = 0; (at = text.find("\\\"", at)) != std::string::npos; ++at)
            text.erase(at, 1);
        return text;
    }
    static tl::unexpected<Error> unclosed(std::size_t position) {
        return fail("", "there is no end to the quote that begins" + atPosition(position));
    }

    TextCursor m_cursor;
    CommandWords m_read;
};

} // namespace

Expected<CommandWords> powerShellWords(std::string_view command) {
    return PowerShellReader(command).read();
}

} // namespace loadstone
