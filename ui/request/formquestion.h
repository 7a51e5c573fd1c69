// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/http/request.h"
#include "ui/widgets/backgroundwork.h"

#include <QDialog>

class QPlainTextEdit;

namespace loadstone {

class FieldNote;

/// Asks for the parts of a form, a line each, as curl's -F has them. Files are read beside the
/// window; the question stays open while something is wrong. Deletes itself. GUI thread.
class FormQuestion : public QDialog {
    Q_OBJECT

public:
    explicit FormQuestion(QWidget* window);

signals:
    /// What the parts make: a body, and the header that says so.
    void made(const loadstone::Request& form, std::size_t parts);

private:
    struct Made {
        Request request;
        std::size_t parts = 0;
    };

    static Expected<Made> read(const std::string& lines);
    void readLines();
    void take(const Expected<Made>& made);

    QPlainTextEdit* m_lines;
    FieldNote* m_note;
    BackgroundWork m_background;
};

} // namespace loadstone
