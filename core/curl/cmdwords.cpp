// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/curl/commandwords.h"
#include "core/curl/textcursor.h"

#include <utility>

namespace loadstone {

namespace {

/// A character that a program gets in its command line, and where it stood.
struct Placed {
    char character;
    std::size_t position;
};

/// What cmd makes of a command, before the program takes it apart: carets are gone. Up to the end
/// of the command.
std::vector<Placed> withoutCarets(TextCursor& cursor) {
    std::vector<Placed> line;
    bool isQuoted = false;
    while (!cursor.isAtEnd()) {
        if (!isQuoted && cursor.takes("^")) {
            cursor.takesLineEnd();
            if (cursor.isAtEnd())
                break;
        } else if (!isQuoted &&
                   (cursor.isAtLineEnd() ||
                    std::string_view("&|<>").find(cursor.peek()) != std::string_view::npos)) {
            break;
        } else if (cursor.peek() == '"') {
            isQuoted = !isQuoted;
        }
        const std::size_t position = cursor.position();
        line.push_back({cursor.take(), position});
    }
    return line;
}

/// Takes a command line apart as the C library of Windows does. One use.
class ArgumentReader {
public:
    explicit ArgumentReader(std::vector<Placed> line) : m_line(std::move(line)) {}

    Expected<CommandWords> read() {
        CommandWords read;
        while (skipBlanks()) {
            CommandWord word{"", m_line[m_at].position};
            takeWord(word.text);
            if (m_isQuoted)
                return fail("", "there is no end to a quote in the argument that begins" +
                                    atPosition(word.position));
            read.words.push_back(std::move(word));
        }
        return read;
    }

private:
    bool isAt(char c) const { return m_at < m_line.size() && m_line[m_at].character == c; }
    bool isAtBlank() const { return isAt(' ') || isAt('\t') || isAt('\n') || isAt('\r'); }
    /// False at the end.
    bool skipBlanks() {
        while (isAtBlank())
            ++m_at;
        return m_at < m_line.size();
    }
    void takeWord(std::string& into) {
        while (m_at < m_line.size() && (m_isQuoted || !isAtBlank())) {
            if (isAt('\\'))
                takeBackslashes(into);
            else if (isAt('"'))
                takeQuote(into);
            else
                into += m_line[m_at++].character;
        }
    }
    /// Before a quote two of them are one, and an odd one makes it a character.
    void takeBackslashes(std::string& into) {
        std::size_t count = 0;
        for (; isAt('\\'); ++m_at)
            ++count;
        if (!isAt('"')) {
            into.append(count, '\\');
            return;
        }
        into.append(count / 2, '\\');
        if (count % 2 == 1)
            into += m_line[m_at++].character;
    }
    /// Two within quotes are one.
    void takeQuote(std::string& into) {
        ++m_at;
        if (m_isQuoted && isAt('"')) {
            into += '"';
            ++m_at;
        } else {
            m_isQuoted = !m_isQuoted;
        }
    }

    const std::vector<Placed> m_line;
    std::size_t m_at = 0;
    bool m_isQuoted = false;
};

} // namespace

Expected<CommandWords> cmdWords(std::string_view command) {
    const std::size_t begin = command.find_first_not_of(" \t\r\n");
    TextCursor cursor(command);
    cursor.skip(begin == std::string_view::npos ? command.size() : begin);
    auto read = ArgumentReader(withoutCarets(cursor)).read();
    if (read && cursor.rest().find_first_not_of(" \t\r\n") != std::string_view::npos)
        read->notes.push_back("what stands behind the command, from" +
                              atPosition(cursor.position()).substr(3) + ", was left out");
    return read;
}

} // namespace loadstone
