// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/ngramreport.h"

#include <QPlainTextEdit>

namespace loadstone {

/// What happened to jobs, with the time of day: a line a second while one runs, a few at its end.
/// Keeps the last mostLines lines.
class JobLog : public QPlainTextEdit {
    Q_OBJECT

public:
    static constexpr int mostLines = 2000;

    explicit JobLog(QWidget* parent = nullptr);

    void begin(const NgramJob& job);
    /// To be called as often as there is progress.
    void follow(const NgramProgress& progress);
    void end(const NgramReport& report);
    void add(const QString& line);

private:
    NgramProgress m_last;
};

} // namespace loadstone
