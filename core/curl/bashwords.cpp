// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/curl/ansiescape.h"
#include "core/curl/commandwords.h"

#include <utility>

namespace loadstone {

namespace {

bool beginsName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '{';
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Reads a command as bash does, up to the end of the first one. One use.
class BashReader {
public:
    explicit BashReader(std::string_view text) : m_cursor(text) {}

    Expected<CommandWords> read() {
        for (skipBlanks(); !m_cursor.isAtEnd(); skipBlanks()) {
            if (m_read.words.empty() && (m_cursor.takesLineEnd() || takesPrompt()))
                continue;
            if (isAtEndOfCommand())
                break;
            const auto taken = isAtRedirection() ? leaveOut() : takeWord();
            if (!taken)
                return tl::unexpected(taken.error());
        }
        noteRest();
        return std::move(m_read);
    }

private:
    void skipBlanks() {
        while (isBlank(m_cursor.peek()) || m_cursor.takes("\\\n") || m_cursor.takes("\\\r\n"))
            if (isBlank(m_cursor.peek()))
                m_cursor.skip();
        if (m_cursor.peek() == '#')
            while (!m_cursor.isAtEnd() && !m_cursor.isAtLineEnd())
                m_cursor.skip();
    }
    /// Documents show one before a command.
    bool takesPrompt() { return m_cursor.takes("$ ") || m_cursor.takes("% "); }
    bool isAtEndOfCommand() const {
        return m_cursor.isAtLineEnd() ||
               std::string_view("|;&()").find(m_cursor.peek()) != std::string_view::npos;
    }
    bool isAtRedirection() const {
        std::size_t digits = 0;
        while (isDigit(m_cursor.peek(digits)))
            ++digits;
        const char sign = m_cursor.peek(digits);
        return sign == '>' || sign == '<';
    }
    bool endsWord() const {
        const char c = m_cursor.peek();
        return m_cursor.isAtEnd() || isBlank(c) || c == '<' || c == '>' || isAtEndOfCommand();
    }
    tl::unexpected<Error> refuse(const std::string& what, std::size_t position) const {
        return fail("", what + atPosition(position));
    }

    /// "2>/dev/null" and its like concern the shell only.
    Expected<void> leaveOut() {
        const std::size_t position = m_cursor.position();
        while (isDigit(m_cursor.peek()))
            m_cursor.skip();
        if (m_cursor.isAt("<"))
            return refuse("input from elsewhere cannot be read; name a file in the command, as in "
                          "-d @FILE, instead of the <",
                          position);
        while (m_cursor.peek() == '>' || m_cursor.peek() == '&')
            m_cursor.skip();
        skipBlanks();
        m_read.notes.push_back("the redirection" + atPosition(position) + " was left out");
        std::string target;
        return takePieces(target);
    }
    Expected<void> takeWord() {
        CommandWord word{"", m_cursor.position()};
        auto taken = takePieces(word.text);
        if (taken)
            m_read.words.push_back(std::move(word));
        return taken;
    }
    Expected<void> takePieces(std::string& into) {
        while (!endsWord())
            if (auto taken = takePiece(into); !taken)
                return taken;
        return {};
    }
    Expected<void> takePiece(std::string& into) {
        const std::size_t position = m_cursor.position();
        if (m_cursor.takes("$'"))
            return takeAnsi(into, position);
        if (m_cursor.takes("\"") || m_cursor.takes("$\""))
            return takeQuoted(into, position);
        if (m_cursor.takes("'"))
            return takeVerbatim(into, position);
        if (m_cursor.takes("\\")) {
            if (isBeforeHiddenBlanks())
                return refuse("the line goes on only if its end follows the backslash at once; "
                              "take the blanks away that stand behind the one",
                              position);
            if (!m_cursor.takesLineEnd() && !m_cursor.isAtEnd())
                into += m_cursor.take();
            return {};
        }
        return takeCharacter(into);
    }
    /// They make the backslash stand for one of them, and end the command with the line.
    bool isBeforeHiddenBlanks() const {
        std::size_t blanks = 0;
        while (isBlank(m_cursor.peek(blanks)))
            ++blanks;
        return blanks > 0 && (m_cursor.peek(blanks) == '\n' || m_cursor.peek(blanks) == '\r');
    }
    Expected<void> takeVerbatim(std::string& into, std::size_t position) {
        while (!m_cursor.isAtEnd() && m_cursor.peek() != '\'')
            into += m_cursor.take();
        return takesEnd("'") ? Expected<void>() : unclosed(position);
    }
    /// A NUL ends the text, as bash has it, and what follows up to the quote is lost.
    Expected<void> takeAnsi(std::string& into, std::size_t position) {
        std::string text;
        while (!m_cursor.isAtEnd() && m_cursor.peek() != '\'') {
            if (!m_cursor.takes("\\"))
                text += m_cursor.take();
            else if (!m_cursor.isAtEnd())
                text += takeAnsiEscape(m_cursor);
        }
        into += text.substr(0, text.find('\0'));
        return takesEnd("'") ? Expected<void>() : unclosed(position);
    }
    Expected<void> takeQuoted(std::string& into, std::size_t position) {
        while (!m_cursor.isAtEnd() && m_cursor.peek() != '"') {
            if (m_cursor.takes("\\"))
                takeEscaped(into);
            else if (auto taken = takeCharacter(into); !taken)
                return taken;
        }
        return takesEnd("\"") ? Expected<void>() : unclosed(position);
    }
    /// Behind a backslash between double quotes, where it means something before a few only.
    void takeEscaped(std::string& into) {
        if (m_cursor.takesLineEnd())
            return;
        if (std::string_view("$`\"\\").find(m_cursor.peek()) == std::string_view::npos)
            into += '\\';
        if (!m_cursor.isAtEnd())
            into += m_cursor.take();
    }
    Expected<void> takeCharacter(std::string& into) {
        if (m_cursor.isAt("`") || m_cursor.isAt("$("))
            return refuse("a command within the command is not run here; write what it gives in "
                          "the place of the one",
                          m_cursor.position());
        if (m_cursor.isAt("$") && beginsName(m_cursor.peek(1)))
            m_read.notes.push_back("a variable of the shell stands" +
                                   atPosition(m_cursor.position()) +
                                   "; write its value in its place");
        into += m_cursor.take();
        return {};
    }
    bool takesEnd(std::string_view quote) { return m_cursor.takes(quote); }
    tl::unexpected<Error> unclosed(std::size_t position) const {
        return refuse("there is no end to the quote that begins", position);
    }
    void noteRest() {
        if (m_cursor.rest().find_first_not_of(" \t\r\n;") != std::string_view::npos)
            m_read.notes.push_back("what stands behind the command, from" +
                                   atPosition(m_cursor.position()).substr(3) + ", was left out");
    }

    TextCursor m_cursor;
    CommandWords m_read;
};

} // namespace

Expected<CommandWords> bashWords(std::string_view command) {
    return BashReader(command).read();
}

} // namespace loadstone
