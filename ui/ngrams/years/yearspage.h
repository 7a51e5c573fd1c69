// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/ngrams/years/yearcurves.h"

#include <QPushButton>

namespace loadstone {

class SteadyLabel;

/// The curve over the years of the chosen n-grams. After a quick job each choice is drawn at once,
/// after a long one when the button is pressed.
class YearsPage : public QWidget {
    Q_OBJECT

public:
    explicit YearsPage(const QString& worker, QWidget* parent = nullptr);

    /// Takes the job whose files are counted again; `totals` is a file or empty. Those of a job
    /// that was saved may have changed, so it has no curves.
    void setReport(const NgramReport& report, const QString& totals);
    void choose(const std::vector<std::string>& ngrams);
    /// Gives up what is being counted.
    void cancel();

signals:
    void failed(const QString& sentence);

private:
    void draw();
    bool isQuick() const;
    bool hasCurves() const { return m_format != Format::Text && !m_isFromFile; }
    QString invitation() const;
    void showChoice();

    YearChart* m_chart;
    QPushButton* m_draw;
    SteadyLabel* m_state;
    YearCurves m_curves;
    NgramJob m_job;
    Format m_format = Format::Text;
    Seconds m_time{0};
    QString m_totals;
    bool m_isFromFile = false;
    std::vector<std::string> m_chosen;
};

} // namespace loadstone
