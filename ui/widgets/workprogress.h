// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/steadylabel.h"

#include <QBoxLayout>
#include <QProgressBar>

namespace loadstone {

/// A bar of how far some work is, with a line that says how far and how long it will still take;
/// afterwards how it ended.
class WorkProgress : public QWidget {
    Q_OBJECT

public:
    QString text() const { return m_text->text(); }
    /// `share` is from 0 to 1.
    void showShare(double share, const QString& text);

protected:
    struct Words {
        QString name; ///< for a screen reader
        QString tip;
        QString widest; ///< the longest line, for which room is kept
    };

    /// The line stands behind the bar, or below it if the direction is from top to bottom.
    WorkProgress(const Words& words, QBoxLayout::Direction direction, QWidget* parent);
    /// How the two are called in the tree of widgets.
    void setNames(const QString& bar, const QString& line);

private:
    QProgressBar* m_bar;
    SteadyLabel* m_text;
};

} // namespace loadstone
