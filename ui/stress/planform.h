#pragma once

#include "ui/stress/planfields.h"
#include "ui/widgets/formmarks.h"

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>

namespace loadstone {

class AmountField;
class FieldNote;
class RequestLine;
class RequestOptions;

/// The form of a load run. Says at the field what is wrong, first when a field is left or the run
/// is asked for, then with every key.
class PlanForm : public QWidget {
    Q_OBJECT

public:
    explicit PlanForm(QWidget* parent = nullptr);
    ~PlanForm() override;

    PlanFields fields() const;
    void setFields(const PlanFields& fields);
    void setUrl(const QString& url);
    bool areOptionsShown() const { return m_more->isChecked(); }
    void showOptions(bool shown) { m_more->setChecked(shown); }

    /// The plan, if all is well; else marks what is wrong and moves to the first such field.
    std::optional<LoadPlan> submit();
    /// Marks a field for a reason found later. False if no field has that name.
    bool showError(const Error& error);
    /// While a run is on, its settings stay as they are.
    void setRunning(bool running);
    /// Says why nothing can be started now; nothing: it can.
    void holdBack(const QString& why);

signals:
    void startRequested();
    void stopRequested();
    void edited();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* secondRow();
    void buildThreads();
    void buildMore();
    void buildMarks();
    void connectFields();
    void onEdited();
    void leave(const std::string& name);
    void focusFirst(const std::vector<Error>& errors);
    void showChangedCount();

    RequestLine* m_line;
    AmountField* m_amount;
    QSpinBox* m_threads;
    QPushButton* m_more;
    QLabel* m_changed;
    RequestOptions* m_options;
    FieldNote* m_waitNote;
    FieldNote* m_lineNote;
    FieldNote* m_amountNote;
    FieldNote* m_optionsNote;
    FormMarks m_marks;
    QPointer<QWidget> m_focusBefore; ///< the run, while it is on
    bool m_filling = false;
};

} // namespace loadstone
