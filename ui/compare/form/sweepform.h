// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/compare/form/sweepfields.h"
#include "ui/request/requestform.h"
#include "ui/widgets/numberfield.h"

namespace loadstone {

class StepAmountField;
class EnginesField;
class SizesField;
class SweepOptions;

/// The form of a sweep. Says how long it will take.
class SweepForm : public RequestForm {
    Q_OBJECT

public:
    explicit SweepForm(QWidget* parent = nullptr);
    ~SweepForm() override;

    SweepFields fields() const;
    /// Does not count as edited().
    void setFields(const SweepFields& fields);
    PlanFields planFields() const override { return fields().request; }
    void setPlanFields(const PlanFields& fields) override;
    void setCurrentSize(int threads);
    /// As if it were typed; edited() follows.
    void setLimit(const QString& limit);

    /// The sweep, if all is well; else marks what is wrong and moves to the first such field.
    std::optional<SweepPlan> submit();

private:
    QWidget* secondRow();
    QWidget* thirdRow();
    void nameApart();
    void buildFields();
    void connectFields();
    ReadSweep read() const;
    std::vector<Error> errors() const override;
    void showRunning(bool running) override;
    std::vector<int> sizes() const override { return read().plan.sizes; }
    void showDatabase(bool isDatabase) override;
    void refresh() override;

    SizesField* m_sizes;
    NumberField* m_repeats;
    StepAmountField* m_each;
    EnginesField* m_engines;
    QLabel* m_sizesLabel = nullptr;
    QLabel* m_time;
    SweepOptions* m_sweepOptions = nullptr;
};

} // namespace loadstone
